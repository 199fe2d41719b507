"""The driver's motion: its neutral, and carrying it over to a portrait's own proportions."""
