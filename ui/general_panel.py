"""The section for everything about the program itself: profiles, keys, settings as a file, a report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from puppet.errors import PuppetError
from puppet.settings import Settings, export_settings, import_settings
from ui import language
from ui.controls import Choice, ChoiceRow, button
from ui.messages import Action, Messages
from ui.preferences import Preferences


class GeneralPanel(QWidget):
    """Profiles and the rest.

    Signals:
        keys_wanted(), report_wanted(), set_up_wanted().
    """

    keys_wanted = Signal()
    report_wanted = Signal()
    set_up_wanted = Signal()

    def __init__(self, preferences: Preferences, messages: Messages) -> None:
        super().__init__()
        self._preferences, self._messages = preferences, messages
        self.profiles = Choice(self.tr("Profile"), [], self.tr("Camera, portrait, motion and frame as you saved them"))
        self.profiles.setPlaceholderText(self.tr("None saved yet"))
        self.use = button(self.tr("Use"), self.tr("Set everything as in this profile"), self._use)
        self.delete = button(self.tr("Delete"), self.tr("Forget this profile"), self._delete)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("New name"))
        self.name.setAccessibleName(self.tr("Name of the new profile"))
        self.name.setMaxLength(60)
        self.name.returnPressed.connect(self._save)
        self.save = button(self.tr("Save"), self.tr("Save camera, portrait, motion and frame"), self._save)
        label = QLabel(self.tr("Profile"))
        label.setBuddy(self.profiles)
        rows: list[tuple[QWidget, ...]] = [
            (self.profiles,),
            (self.use, self.delete),
            (self.name, self.save),
        ]
        self.export = button(self.tr("Export…"), self.tr("All settings and profiles, to a file"), self._choose_export)
        self.import_ = button(self.tr("Import…"), self.tr("Settings and profiles from a file"), self._choose_import)
        self.keys = button(self.tr("Change keys…"), "", self.keys_wanted.emit)
        self.report = button(self.tr("Diagnostic report…"), self.tr("To attach to a question"), self.report_wanted.emit)
        self.set_up = button(
            self.tr("Set up again…"), self.tr("The first steps once more, one by one"), self.set_up_wanted.emit
        )
        self.reset = button(self.tr("Reset all settings"), self.tr("As they were at first"), self._reset)
        spoken = [("", self.tr("As the system")), *language.LANGUAGES.items()]
        self.language = ChoiceRow(self.tr("Language"), spoken, self.tr("Of the window, from the next start on"))
        self.language.picked.connect(self._speak)
        rows += [
            (self.language,),
            (self.keys,),
            (self.set_up,),
            (self.report,),
            (self.export, self.import_),
            (self.reset,),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(7)
        column.addWidget(label)
        for parts in rows:
            row = QHBoxLayout()
            row.setSpacing(7)
            for part in parts:
                row.addWidget(part, 1)
            column.addLayout(row)
        preferences.changed.connect(lambda now, _before: self._show_language(now))
        self._show_language(preferences.settings)
        self._list()

    @property
    def store_there(self) -> bool:
        """Whether anything can be kept."""
        return self._preferences.store is not None

    # ---- profiles ----------------------------------------------------------------------------------------------------

    def _list(self, chosen: str = "") -> None:
        store = self._preferences.store
        names = store.profiles() if store is not None else []
        self.profiles.clear()
        for name in names:
            self.profiles.addItem(name, name)
        self.profiles.setCurrentIndex(self.profiles.findData(chosen) if chosen else 0 if names else -1)
        for one in (self.profiles, self.use, self.delete):
            one.setEnabled(bool(names))
        self.name.setEnabled(store is not None)
        self.save.setEnabled(store is not None)

    def _save(self) -> None:
        name = " ".join(self.name.text().split()) or self.profiles.currentText()
        if self._tried(lambda store: store.save_profile(name, self._preferences.settings)):
            self.name.clear()
            self._list(name)
            self._messages.info(self.tr("The profile {0} is saved").format(name), key="profile")

    def _use(self) -> None:
        name = self.profiles.currentText()
        before = self._preferences.settings
        if self._tried(lambda store: self._preferences.put(store.load_profile(name, before))):
            self._offer_back(self.tr("{0} is in use").format(name), before)

    def _delete(self) -> None:
        name = self.profiles.currentText()
        if self._tried(lambda store: store.delete_profile(name)):
            self._list()

    # ---- language ----------------------------------------------------------------------------------------------------

    def _show_language(self, settings: Settings) -> None:
        self.language.set_value(settings.language if settings.language in language.LANGUAGES else "")

    def _speak(self, code: str) -> None:
        if code != self._preferences.settings.language:
            self._preferences.change(language=code)
            self._messages.info(self.tr("The language changes at the next start"), key="language")

    # ---- all settings ------------------------------------------------------------------------------------------------

    def _reset(self) -> None:
        before = self._preferences.settings
        if self._tried(lambda store: self._preferences.put(store.reset(before))):
            self._offer_back(self.tr("All settings are as they were at first"), before)

    def _offer_back(self, words: str, before: Settings) -> None:
        def back() -> None:
            self._messages.dismiss("settings")
            self._preferences.put(before)

        self._messages.info(words, key="settings", action=Action(self.tr("Take back"), back))

    def _choose_export(self) -> None:
        self._choose(QFileDialog.AcceptMode.AcceptSave, self.tr("Export settings"), self.export_to)

    def _choose_import(self) -> None:
        self._choose(QFileDialog.AcceptMode.AcceptOpen, self.tr("Import settings"), self.import_from)

    def _choose(self, mode: QFileDialog.AcceptMode, title: str, done: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self.window(), title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(mode)
        dialog.setNameFilters([self.tr("Settings (*.json)"), self.tr("All files (*)")])
        dialog.setDefaultSuffix("json")
        if mode is QFileDialog.AcceptMode.AcceptSave:
            dialog.selectFile("puppet-settings.json")
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: done(Path(name)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write all settings and profiles to a file."""
        settings = self._preferences.settings

        def write(store: object) -> None:
            kept = self._preferences.store
            assert kept is not None
            profiles = {name: kept.load_profile(name, settings) for name in kept.profiles()}
            export_settings(path, settings, profiles)

        if self._tried(write):
            self._messages.info(self.tr("The settings are in {0}").format(path), key="settings")

    def import_from(self, path: Path) -> None:
        """Take settings and profiles from a file."""
        before = self._preferences.settings

        def read(store: object) -> None:
            kept = self._preferences.store
            assert kept is not None
            settings, profiles, unusable = import_settings(path, before)
            for name, profile in profiles.items():
                kept.save_profile(name, profile)
            self._preferences.put(settings)
            self._list()
            self._offer_back(self.tr("The settings of {0} are in force").format(path.name), before)
            if unusable:
                words = self.tr("Some values could not be used: {0}").format(", ".join(unusable[:5]))
                self._messages.tell(words, key="import")

        self._tried(read)

    def _tried(self, call: Callable[..., object]) -> bool:
        """Whether it worked; what did not is told."""
        store = self._preferences.store
        if store is None:
            self._messages.info(self.tr("This demonstration keeps no settings"), key="settings")
            return False
        try:
            call(store)
        except PuppetError as error:
            self._messages.error(error, key="profile")
            return False
        return True
