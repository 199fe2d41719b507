"""Saying what pictures are: marks in their pixels, statements in their files, credentials."""
