"""The settings as the window holds them: one value in force, told about when it changes, kept by the store."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from puppet.models import Problem
from puppet.settings import Settings, SettingsStore
from ui.messages import Messages


def open_preferences(store: SettingsStore, messages: Messages) -> Preferences:
    """The settings as they were left; what is wrong with their file is told, now and later."""

    def tell(problem: Problem) -> None:
        messages.tell(problem.message, problem.remedy, problem.severity, key=problem.key)

    store.told = tell
    settings, notice = store.load()
    if notice is not None:
        tell(notice)
    return Preferences(store, settings)


class Preferences(QObject):
    """The settings in force. For the GUI thread; writing happens elsewhere, a moment later.

    Args:
        store: keeps them; None keeps nothing beyond this start.
        settings: to begin with; None for the usual ones.

    Signals:
        changed(now, before): both ``Settings``.
    """

    changed = Signal(object, object)

    def __init__(
        self, store: SettingsStore | None = None, settings: Settings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store = store
        self._settings = settings if settings is not None else Settings()

    @property
    def settings(self) -> Settings:
        """Those in force."""
        return self._settings

    def change(self, section: str = "", **values: Any) -> None:
        """Change values of one section ("motion"), or, without a section, of the settings themselves."""
        if section:
            values = {section: msgspec.structs.replace(getattr(self._settings, section), **values)}
        self.put(msgspec.structs.replace(self._settings, **values))

    def put(self, settings: Settings) -> None:
        """Take other settings altogether."""
        before = self._settings
        if settings == before:
            return
        self._settings = settings
        if self.store is not None:
            self.store.save(settings)
        self.changed.emit(settings, before)

    def close(self) -> None:
        """Write what is not written yet."""
        if self.store is not None:
            self.store.close()
