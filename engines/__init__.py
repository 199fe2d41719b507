"""Ways to run the generator, one module each. Never imports Qt or ``ui``."""
