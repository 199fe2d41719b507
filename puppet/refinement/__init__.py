"""Refining a persona on round trips: better than what the embedder says at once, or as it was."""
