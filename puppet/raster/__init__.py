"""From landmarks to pixels: the dense warp field and the drawing, one implementation for live use and for training."""
