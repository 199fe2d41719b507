"""What the user does to the gallery's portraits: renaming, moving, deleting; off the GUI thread, each with undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from puppet.curation import Undo
from puppet.models import PortraitInfo, Puppeteer
from ui.gallery import Gallery
from ui.jobs import Lane
from ui.messages import Action, Messages
from ui.undo import UndoStack


class Keeper(QObject):
    """Passes the gallery's wishes on to the puppeteer's curator, one after another.

    Signals:
        changed(): the gallery is to be read anew.
    """

    changed = Signal()

    def __init__(
        self, puppeteer: Puppeteer, gallery: Gallery, messages: Messages, undo: UndoStack, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._puppeteer = puppeteer
        self._curator = puppeteer.curator
        self._gallery = gallery
        self._messages = messages
        self._undo = undo
        self._lane = Lane("curator", self)
        gallery.renamed.connect(self.rename)
        gallery.moved.connect(self.move)
        gallery.consented.connect(self.consent)
        undo.undone.connect(self.changed)

    def rename(self, key: str, name: str) -> None:
        """Give a portrait another name."""
        tile = self._gallery.tile(key)
        if tile is None or not name.strip() or name.strip() == tile.text():
            return
        before = tile.text()
        self._do(
            lambda: self._curator.rename(key, name),
            self.tr("“{0}” is called “{1}” now").format(before, name.strip()),
            self.tr("{0} has its name again").format(before),
        )

    def consent(self, key: str, given: bool) -> None:
        """Keep that the user may use a portrait, or that they have not said so."""
        name = self._name(key)
        said = self.tr("It is kept, with today’s date, that you may use {0}") if given else ""
        self._do(
            lambda: self._curator.consent(key, given),
            said.format(name),
            self.tr("What was kept of your right to use {0} is as it was").format(name),
        )

    def ask_consent(self, portrait: PortraitInfo, live: bool = False) -> None:
        """Ask, without standing in the way, whether the user may use a portrait that has just been added.

        Args:
            live: it was added in a call, and is not shown there.
        """
        key = f"consent:{portrait.key}"

        def agreed() -> None:
            self._messages.dismiss(key)
            self.consent(portrait.key, True)

        text = (
            self.tr("{0} has been added; the call still shows the portrait you chose. May you use this picture?")
            if live
            else self.tr("{0} has been added. May you use this picture?")
        )
        self._messages.info(
            text.format(portrait.name),
            self.tr("It is you, the person has agreed, or the work is free to use."),
            key=key,
            action=Action(self.tr("I may use it"), agreed),
            stays=True,
        )

    def move(self, key: str, place: int) -> None:
        """Put a portrait at another place. That is seen without being told."""
        name = self._name(key)
        self._do(lambda: self._curator.move(key, place), "", self.tr("{0} is back at its place").format(name))

    def remove(self, key: str) -> None:
        """Delete a portrait; those that come with the program stay. In a call, others see the Away card when it is the
        one that was shown, and the user is told."""
        tile = self._gallery.tile(key)
        if tile is not None and not tile.removable:
            self._messages.info(self.tr("{0} comes with Puppet and stays").format(tile.text()), key="stays")
            return
        name = self._name(key)
        seen = self._gallery.selected == key and self._puppeteer.state().live
        said = (
            self.tr("{0} has been deleted: others see the Away card until you press “{1}”")
            if seen
            else self.tr("{0} has been deleted")
        )
        self._do(
            lambda: self._curator.remove(key),
            said.format(name, _back_words()),
            self.tr("{0} is back").format(name),
        )

    def close(self) -> None:
        """Take no more wishes; what is under way ends unseen."""
        self._lane.close()

    def _do(self, call: Callable[[], Undo], said: str, undone: str) -> None:
        def done(undo: Undo) -> None:
            self._undo.push(undone, undo)
            if said:
                self._undo.tell(said)
            self.changed.emit()

        def failed(error: BaseException) -> None:
            self._messages.error(error, key="curator")
            self.changed.emit()

        self._lane.run(call, done, failed)

    def _name(self, key: str) -> str:
        tile = self._gallery.tile(key)
        return tile.text() if tile is not None else ""


def _back_words() -> str:
    """What the button says that ends Away."""
    return QCoreApplication.translate("Bar", "I’m back")
