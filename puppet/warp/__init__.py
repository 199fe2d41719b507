"""The landmark warp: a portrait's own pixels moved, with eyes and mouth behind them."""
