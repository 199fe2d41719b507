"""What the rest of the program says with names, paths and numbers in it, as templates that can be translated.

A text is recognised by what stands between its places. So a template says what ``puppet`` says, word for word, with
``{0}``, ``{1}``... where that fills something in.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEMPLATES = (
    QT_TRANSLATE_NOOP("Puppet", "“{0}”"),
    QT_TRANSLATE_NOOP("Puppet", "{0} is not a picture that can be read"),
    QT_TRANSLATE_NOOP("Puppet", "{0} is damaged or of a kind that cannot be read ({1})"),
    QT_TRANSLATE_NOOP("Puppet", "{0} is cut off: part of the picture is missing"),
    QT_TRANSLATE_NOOP("Puppet", "{0} is a HEIC picture, which cannot be read here"),
    QT_TRANSLATE_NOOP("Puppet", "{0} is a video, not a picture"),
    QT_TRANSLATE_NOOP("Puppet", "{0} is a text file, not a picture, whatever its name says"),
    QT_TRANSLATE_NOOP("Puppet", "{0} is empty"),
    QT_TRANSLATE_NOOP("Puppet", "{0} is too small ({1} x {2} pixels)"),
    QT_TRANSLATE_NOOP("Puppet", "There is no file {0}"),
    QT_TRANSLATE_NOOP("Puppet", "{0} may not be read"),
    QT_TRANSLATE_NOOP("Puppet", "{0} is a folder"),
    QT_TRANSLATE_NOOP("Puppet", "The face in the picture is too small ({0} pixels wide)"),
    QT_TRANSLATE_NOOP("Puppet", "{0} has several faces and none was chosen"),
    QT_TRANSLATE_NOOP("Puppet", "{0} cannot be used ({1})"),
    QT_TRANSLATE_NOOP("Puppet", "The portrait cannot be kept in {0} ({1})"),
    QT_TRANSLATE_NOOP("Puppet", "{0} cannot be deleted ({1})"),
    QT_TRANSLATE_NOOP("Puppet", "Check the folder {0}"),
    QT_TRANSLATE_NOOP("Puppet", "{0} cannot be opened"),
    QT_TRANSLATE_NOOP("Puppet", "{0} cannot be opened ({1})"),
    QT_TRANSLATE_NOOP("Puppet", "{0} stopped delivering pictures"),
    QT_TRANSLATE_NOOP("Puppet", "{0} failed ({1})"),
    QT_TRANSLATE_NOOP("Puppet", "You have no permission to use {0}"),
    QT_TRANSLATE_NOOP("Puppet", "Run: {0}, then log in again"),
    QT_TRANSLATE_NOOP("Puppet", "Run: {0}"),
    QT_TRANSLATE_NOOP("Puppet", "{0} does not answer: its driver hangs"),
    QT_TRANSLATE_NOOP("Puppet", "{0} does not answer"),
    QT_TRANSLATE_NOOP("Puppet", "{0} did not answer and was started again"),
    QT_TRANSLATE_NOOP("Puppet", "{0} no longer takes pictures ({1})"),
    QT_TRANSLATE_NOOP("Puppet", "The virtual camera is there, but it cannot be opened. Open in: {0}"),
    QT_TRANSLATE_NOOP("Puppet", "The disk is full: {0} ends here"),
    QT_TRANSLATE_NOOP("Puppet", "Only {0} MB are free in {1}"),
    QT_TRANSLATE_NOOP("Puppet", "Make room: {0} MB are needed"),
    QT_TRANSLATE_NOOP("Puppet", "{0} cannot be written ({1})"),
    QT_TRANSLATE_NOOP("Puppet", "{0} cannot be written: {1}"),
    QT_TRANSLATE_NOOP("Puppet", "Saved: {0} in {1}"),
    QT_TRANSLATE_NOOP("Puppet", "No microphone can be used ({0})"),
)
"""What fills their places stays as it is, but for PARTS and quotation marks."""

CARRYING = (
    QT_TRANSLATE_NOOP("Puppet", "The recording ended. {0}"),
    QT_TRANSLATE_NOOP("Puppet", "The recording is silent. {0}"),
    QT_TRANSLATE_NOOP("Puppet", "{0}: {1}"),
)
"""Their last place holds another text of the program's."""

PARTS = (
    QT_TRANSLATE_NOOP("Puppet", "The pasted picture"),
    QT_TRANSLATE_NOOP("Puppet", "The portrait"),
    QT_TRANSLATE_NOOP("Puppet", "The face tracker"),
    QT_TRANSLATE_NOOP("Puppet", "The renderer"),
    QT_TRANSLATE_NOOP("Puppet", "Preparing portraits"),
)
"""What can stand in a place and is no name."""

_PLACE = re.compile(r"\{\d\}")
QUOTED = str(TEMPLATES[0])


def _pattern(template: str) -> re.Pattern[str]:
    literal = [re.escape(part) for part in _PLACE.split(template)]
    return re.compile("(.+?)".join(literal), re.DOTALL)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """The one that says most comes first: "{0} does not answer: its driver hangs" is no "{0}: {1}"."""
    texts = sorted(map(str, (*TEMPLATES, *CARRYING)), key=lambda text: -len(_PLACE.sub("", text)))
    return [(text, _pattern(text)) for text in texts]


@lru_cache(maxsize=256)
def fitting(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The templates that a text may have been made of, with what fills their places; the likeliest first."""
    found = ((template, pattern.fullmatch(text)) for template, pattern in _patterns())
    return tuple((template, match.groups()) for template, match in found if match is not None)
