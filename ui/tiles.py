"""The tiles of the gallery: a portrait, one that is being made, and the Add tile."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from puppet.models import Image, PortraitInfo
from ui import icons, intake, keytips, style

SIDE = 76
TILE = QSize(SIDE + 16, SIDE + 46)
SPIN_MS = 40


def thumbnail(pixels: Image) -> QImage:
    """A QImage that owns a copy of a uint8 (H, W, 3) RGB array."""
    kept = np.ascontiguousarray(pixels)
    height, width = kept.shape[:2]
    return QImage(kept.data, width, height, kept.strides[0], QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def rounded(picture: QPixmap, side: int, ratio: float) -> QPixmap:
    """A square picture ``side`` logical pixels wide with round corners, for a screen of this device pixel ratio."""
    result = QPixmap(round(side * ratio), round(side * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(0, 0, side, side), 10, 10)
    painter.setClipPath(clip)
    painter.drawPixmap(QRectF(0, 0, side, side), picture, QRectF(picture.rect()))
    painter.end()
    return result


def two_lines(text: str, font: QFont, width: float) -> list[str]:
    """A name broken between words into at most two lines of a width in pixels; what does not fit ends in "…"."""
    metrics = QFontMetrics(font)
    words = text.split()
    first = words[0] if words else ""
    rest = words[1:]
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}") <= width:
        first = f"{first} {rest.pop(0)}"
    lines = [first, " ".join(rest)] if rest else [first]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(width)) for line in lines]


class Tile(QAbstractButton):
    """A picture with a name under it. Space is the Away key everywhere, so Return is what presses a tile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(TILE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def picture_box(self) -> QRectF:
        return QRectF((self.width() - SIDE) / 2, 5, SIDE, SIDE)

    def name_box(self) -> QRectF:
        top = self.picture_box().bottom() + 6
        return QRectF(0, top, self.width(), self.height() - top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = self.picture_box()
        self.paint_picture(painter, box)
        if self.isChecked() or self.hasFocus():
            ring = QPen(QColor(colours.accent if self.isChecked() else colours.muted), 3 if self.isChecked() else 2)
            if colours.dark and self.isChecked():
                ring.setColor(QColor(colours.accent_hover).lighter(125))
            if self.hasFocus() and not self.isChecked():
                ring.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), 13, 13)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(style.scaled_font(self, 0.9, weight=weight))
        painter.setPen(QColor(colours.text if self.isChecked() or self.underMouse() else colours.muted))
        name_box = self.name_box()
        shown = "\n".join(two_lines(self.text(), painter.font(), self.width() - 4))
        painter.drawText(name_box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, shown)
        painter.end()

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        raise NotImplementedError


class Wheel:
    """An arc that turns while something takes its time."""

    def __init__(self, owner: QWidget) -> None:
        self._angle = 0
        self._owner = owner
        self._timer = QTimer(owner)
        self._timer.timeout.connect(self._step)

    def turn(self, on: bool) -> None:
        if on:
            self._timer.start(SPIN_MS)
        else:
            self._timer.stop()

    def paint(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 3.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, -self._angle * 16, 270 * 16)

    def _step(self) -> None:
        self._angle = (self._angle + 14) % 360
        self._owner.update()


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


class BusyTile(Tile):
    """Stands in the strip while a portrait is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Adding…"))
        self.setAccessibleName(self.tr("A portrait is being added"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._wheel = Wheel(self)
        self._wheel.turn(True)

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        colours = style.theme()
        painter.setPen(QPen(QColor(colours.border), 1.2))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 10, 10)
        self._wheel.paint(painter, box.adjusted(24, 24, -24, -24), QColor(colours.accent_hover))


class AddTile(Tile):
    """Opens the file dialog; says that drop and paste work too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Add…"))
        keytips.say(self, self.tr("Add a portrait: choose a file, drop one anywhere, or paste a picture"), "paste")
        self.setAccessibleName(self.tr("Add a portrait"))

    def paint_picture(self, painter: QPainter, box: QRectF) -> None:
        colours = style.theme()
        ink = colours.text if self.isEnabled() else colours.muted
        painter.setPen(QPen(QColor(colours.muted), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.hover if self.underMouse() else colours.raised))
        painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), 10, 10)
        icons.paint(painter, "plus", QRectF(box.center().x() - 14, box.center().y() - 14, 28, 28), ink)
