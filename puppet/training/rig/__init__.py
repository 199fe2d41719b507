"""Renders of a face rig that is fitted to a portrait and textured with it: training pairs of what photographs lack."""
