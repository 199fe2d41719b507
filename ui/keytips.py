"""Tooltips that name the key which does the same: always the one in force."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.keymap import Keymap

_TEXT, _COMMAND, _KEYS = "keytip_text", "keytip_command", "keytip_keys"


def say(widget: QWidget, text: str, command: str) -> None:
    """Give a widget a tooltip that ends with the keys of a command, once ``follow`` tells them."""
    widget.setProperty(_TEXT, text)
    widget.setProperty(_COMMAND, command)
    _write(widget)


def follow(owner: QWidget, keymap: Keymap) -> None:
    """Name these keys in the tooltips of a window's widgets, and go on doing so when they change."""

    def tell() -> None:
        for widget in owner.findChildren(QWidget):
            command = widget.property(_COMMAND)
            if command:
                widget.setProperty(_KEYS, keymap.spoken(command))
                _write(widget)

    keymap.changed.connect(tell)
    tell()


def _write(widget: QWidget) -> None:
    text, keys = widget.property(_TEXT), widget.property(_KEYS)
    widget.setToolTip(f"{text} ({keys})" if keys else text)
