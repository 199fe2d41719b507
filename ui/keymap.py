"""Which key does what: the commands, their keys as the user has set them, and the check against taking one twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.preferences import Preferences

SLOTS = 2
"""Keys that a command can have."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does.

    Attributes:
        name: what settings call it.
        keys: its usual keys, as ``QKeySequence`` writes them in portable text.
        words: what it does, for the sheet.
        call: does it.
        repeats: again and again while the key is held.
        everywhere: in dialogs too.
    """

    name: str
    keys: tuple[str, ...]
    words: str
    call: Callable[[], object]
    repeats: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class FixedKey:
    """One that stays what it is."""

    keys: tuple[str, ...]
    shown: str
    words: str


def portable(keys: str | QKeySequence | QKeySequence.StandardKey) -> str:
    """A key in the form in which it is compared and kept; "" for what is none."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def pressed(key: int, modifiers: Qt.KeyboardModifier, text: str) -> str:
    """The key that an event tells of; "" for a modifier alone. Shift counts with letters and named keys only."""
    modifier_keys = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
    if key in modifier_keys or key in (0, Qt.Key.Key_unknown):
        return ""
    if len(text) == 1 and text.isprintable() and not text.isalpha() and text != " ":
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    modifiers &= ~Qt.KeyboardModifier.KeypadModifier
    return portable(QKeySequence(key | int(modifiers.value)))


class Keymap(QObject):
    """Gives a window its keys and follows the settings.

    Args:
        owner: the window.
        commands: what keys do.
        fixed: keys that are taken for good.
        preferences: where changes are kept.

    Signals:
        changed(): a command has other keys now.
    """

    changed = Signal()

    def __init__(
        self, owner: QWidget, commands: Sequence[Command], fixed: Sequence[FixedKey], preferences: Preferences
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self.commands = {command.name: command for command in commands}
        self.fixed = tuple(fixed)
        self._preferences = preferences
        self._shortcuts: list[QShortcut] = []
        self._keys: dict[str, tuple[str, ...]] = {}
        preferences.changed.connect(lambda now, before: self._install() if now.keys != before.keys else None)
        self._install()

    def keys(self, name: str) -> tuple[str, ...]:
        """A command's keys, portable."""
        return self._keys[name]

    def shown(self, name: str) -> str:
        """A command's keys as they are written for the user."""
        return "   ".join(filter(None, map(native, self._keys[name])))

    def spoken(self, name: str) -> str:
        """A command's keys within a sentence; "" if it has none."""
        return ", ".join(filter(None, map(native, self._keys[name])))

    def taken_by(self, key: str, name: str = "") -> str:
        """What a key does already, in words; "" for nothing, or for the command ``name`` alone."""
        for one in self.fixed:
            if key in one.keys:
                return one.words
        for command in self.commands.values():
            if command.name != name and key in self._keys[command.name]:
                return command.words
        return ""

    def assign(self, name: str, slot: int, key: str) -> str:
        """Give a command another key, or take one away ("").

        Returns:
            What the key does already, if anything: then nothing has changed.
        """
        taken = self.taken_by(key, name) if key else ""
        if taken:
            return taken
        keys = [*self._keys[name], *[""] * SLOTS][:SLOTS]
        if key in keys and keys.index(key) != slot and key:
            return ""
        keys[slot] = key
        self._keep(name, tuple(filter(None, keys)))
        return ""

    def reset(self) -> None:
        """All keys as they were at first."""
        self._preferences.change("keys", remap={})

    def share(self, dialog: QWidget) -> None:
        """Give a dialog the keys that work everywhere: someone may walk in while it is open."""
        for command in self.commands.values():
            if command.everywhere:
                for key in self._keys[command.name]:
                    shortcut(dialog, key, command.call)

    def rows(self) -> list[tuple[str, str]]:
        """What each key does, for the sheet; commands without a key are left out."""
        listed = [(self.shown(command.name), command.words) for command in self.commands.values()]
        return [*((one.shown, one.words) for one in self.fixed), *(row for row in listed if row[0])]

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _keep(self, name: str, keys: tuple[str, ...]) -> None:
        remap = {**self._preferences.settings.keys.remap, name: keys}
        if keys == self._usual(self.commands[name]):
            del remap[name]
        self._preferences.change("keys", remap=remap)

    @staticmethod
    def _usual(command: Command) -> tuple[str, ...]:
        return tuple(filter(None, map(portable, command.keys)))

    def _install(self) -> None:
        for one in self._shortcuts:
            one.setEnabled(False)
            one.deleteLater()
        self._shortcuts = []
        remap = self._preferences.settings.keys.remap
        used = {key for one in self.fixed for key in one.keys}
        self._keys = {}
        # What the user chose comes first: a file written by hand may name a key twice, or one that another has.
        for command in sorted(self.commands.values(), key=lambda one: one.name not in remap):
            wanted = map(portable, remap[command.name]) if command.name in remap else self._usual(command)
            keys = tuple(self._free(wanted, used))[:SLOTS]
            self._keys[command.name] = keys
            for key in keys:
                self._shortcuts.append(shortcut(self._owner, key, command.call, command.repeats))
        self.changed.emit()

    @staticmethod
    def _free(wanted: Iterable[str], used: set[str]) -> Iterable[str]:
        for key in wanted:
            if key and key not in used:
                used.add(key)
                yield key


def shortcut(owner: QWidget, key: str, call: Callable[[], object], repeats: bool = False) -> QShortcut:
    """A key of a window; unless it repeats it fires once however long it is held."""
    made = QShortcut(QKeySequence(key), owner)
    made.setAutoRepeat(repeats)
    made.activated.connect(call)
    return made
