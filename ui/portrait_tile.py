"""A portrait's tile in the gallery."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
)
from PySide6.QtWidgets import QApplication, QWidget

from puppet.models import Image, PortraitInfo
from ui import icons, intake, style
from ui.pixels import thumbnail
from ui.tiles import Tile, Wheel


class PortraitTile(Tile):
    """One portrait.

    Signals:
        dropped(mime data): something that may be further photos of this person.
        dragged(): the user pulls it from its place.
    """

    dropped = Signal(object)
    dragged = Signal()

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.number = 0
        self.removable = True
        self.photos = 1
        self.consent = ""
        self._welcome = False  # something is dragged over it
        self._progress = ""
        self._refining: int | None = None  # per cent
        self._pressed_at: QPoint | None = None
        self._wheel = Wheel(self)
        self._pixels: Image | None = None
        self._image = QImage()
        self.setCheckable(True)
        self.setAcceptDrops(True)

    def show_portrait(self, portrait: PortraitInfo, number: int) -> None:
        """Take the name, the number and the thumbnail, which is made later than the portrait is listed."""
        self.removable, self.consent = portrait.removable, portrait.consent
        if (portrait.name, number, portrait.photos) != (self.text(), self.number, self.photos):
            self.number = number
            self.photos = portrait.photos
            self.setText(portrait.name)
            self._describe()
            self.update()
        if self._pixels is not portrait.thumbnail:
            self._pixels = portrait.thumbnail
            self._image = thumbnail(portrait.thumbnail)
            self.update()

    def show_progress(self, words: str) -> None:
        """How far the photos are that are being added ("1 / 3"); "" when none are."""
        if words != self._progress:
            self._progress = words
            self._wheel.turn(bool(words))
            self._describe()
            self.update()

    def show_refining(self, share: float | None) -> None:
        """How much of its refinement is done, 0 to 1; None while it is not being refined."""
        percent = None if share is None else round(100 * share)
        if percent != self._refining:
            self._refining = percent
            self._describe()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the gallery moves the tile; without Ctrl the focus moves
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self._pressed_at is None:
                return  # it has been pulled: coming back does not make it a click
            way = (event.position().toPoint() - self._pressed_at).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._pressed_at = None
                self.setDown(False)
                self.dragged.emit()
                return
        super().mouseMoveEvent(event)

    def _describe(self) -> None:
        name, said = self.text(), self.tr("Portrait {0}: {1}").format(self.number, self.text())
        tip = f"{name} ({self.number})" if self.number <= 9 else name
        if self.photos > 1:
            photos = self.tr("{0} photos").format(self.photos)
            said, tip = f"{said}, {photos}", f"{tip}, {photos}"
        if self._refining is not None:
            refining = self.tr("it is being refined: {0} % done").format(self._refining)
            better = self.tr("Getting better: {0} %").format(self._refining)
            said, tip = f"{said}, {refining}", f"{tip}\n{better}"
        if self._progress:
            adding = self.tr("photos are being added")
            said = f"{said}, {adding}"
        self.setAccessibleName(said)
        self.setToolTip(tip)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if intake.readable(event.mimeData()) and self.isEnabled():
            event.acceptProposedAction()
            self._welcome = True
            self.update()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._welcome = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._welcome = False
        self.update()
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def nextCheckState(self) -> None:
        """A click does not check the tile: the selection is what the puppeteer says it is."""

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        clip = QPainterPath()
        clip.addRoundedRect(box, 10, 10)
        painter.setClipPath(clip)
        painter.drawImage(box, self._image)
        if self.underMouse() and not self.isChecked():
            painter.fillRect(box, QColor(255, 255, 255, 36))
        painter.setClipping(False)
        if self.number <= 9:
            badge = QRectF(box.x() + 4, box.y() + 4, 18, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(style.theme().accent) if self.isChecked() else QColor(15, 16, 20, 200))
            painter.drawEllipse(badge)
            painter.setPen(QColor("#ffffff"))
            painter.setFont(style.scaled_font(self, 0.82, weight=QFont.Weight.Bold))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self.number))
        if self.photos > 1 and not self._progress:
            self._paint_photos(painter, box)
        if self._progress or self._welcome:
            self._paint_veil(painter, box, clip)
        elif self._refining is not None:
            self._paint_refining(painter, box, clip)

    def _paint_refining(self, painter: QPainter, box: QRectF, clip: QPainterPath) -> None:
        """A thin bar along the lower edge."""
        painter.setClipPath(clip)
        bar = QRectF(box.x(), box.bottom() - 4, box.width(), 4)
        painter.fillRect(bar, QColor(15, 16, 20, 190))
        bar.setWidth(bar.width() * max(self._refining or 0, 2) / 100)
        painter.fillRect(bar, QColor(style.DARK.ok))
        painter.setClipping(False)

    def _paint_photos(self, painter: QPainter, box: QRectF) -> None:
        badge = QRectF(box.right() - 36, box.bottom() - 22, 32, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(15, 16, 20, 200))
        painter.drawRoundedRect(badge, 9, 9)
        icons.paint(painter, "photos", QRectF(badge.x() + 5, badge.y() + 3, 12, 12), "#ffffff")
        painter.setPen(QColor("#ffffff"))
        painter.setFont(style.scaled_font(self, 0.82, weight=QFont.Weight.Bold))
        painter.drawText(badge.adjusted(17, 0, -3, 0), Qt.AlignmentFlag.AlignCenter, str(self.photos))

    def _paint_veil(self, painter: QPainter, box: QRectF, clip: QPainterPath) -> None:
        painter.fillPath(clip, QColor(12, 13, 16, 165))
        ink = QColor("#ffffff")
        if self._progress:
            self._wheel.paint(painter, box.adjusted(19, 19, -19, -19), ink)
            painter.setPen(ink)
            painter.setFont(style.scaled_font(self, 0.8, weight=QFont.Weight.DemiBold))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._progress)
        else:
            icons.paint(painter, "photos", QRectF(box.center().x() - 15, box.center().y() - 15, 30, 30), ink.name())
