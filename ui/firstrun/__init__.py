"""The first run: from an empty chair to a portrait in a call, step by step."""
