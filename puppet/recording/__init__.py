"""Recordings and snapshots of what others see."""
