"""Training the generator: pairs, losses, the loop. Nothing here is imported at run time."""
