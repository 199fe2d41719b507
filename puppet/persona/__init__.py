"""From a picture file to a persona: the face found, framed, cut out, and the background painted in behind it."""
