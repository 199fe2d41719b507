"""The generator: a network that refines the landmark warp, and what one portrait tells it."""
