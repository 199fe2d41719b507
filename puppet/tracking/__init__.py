"""From a frame to the landmarks of one face."""
