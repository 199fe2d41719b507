"""Choosing a camera by what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from puppet.curation import CameraView
from puppet.machine import Machine
from puppet.models import CameraInfo, LiveState
from ui import icons, said, style
from ui.firstrun.step import Host, Step, words
from ui.inset import mirrored
from ui.pixels import thumbnail

WIDTH = 232
PULL_MS = 100
DRIVER = "driver:"


class CameraTile(QAbstractButton):
    """A camera's picture, mirrored, with its name under it."""

    def __init__(self, info: CameraInfo) -> None:
        super().__init__()
        self.key = info.key
        self.setText(said.words(info.name))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(QSize(WIDTH, WIDTH * 9 // 16 + 2 * self.fontMetrics().height() + 20))
        self._view = CameraView()
        self._image = QImage()
        self._describe()

    @property
    def recorded(self) -> bool:
        """Whether it is no camera at all, but the clip that stands in for one."""
        return self.key.startswith(DRIVER)

    def nextCheckState(self) -> None:
        """A click does not check the tile: what is chosen is what the puppeteer says."""

    def show_view(self, view: CameraView) -> None:
        """Take the newest picture, or what keeps it away."""
        if view is not self._view:
            self._view = view
            self._image = QImage() if view.image is None else thumbnail(mirrored(view.image, WIDTH * 2))
            self._describe()
            self.update()

    def caption(self) -> str:
        """The line under the name."""
        if self._view.trouble:
            return said.words(self._view.trouble)
        if self.recorded:
            return self.tr("A recorded face, to try things out")
        return self.tr("In use") if self.isChecked() else ""

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Camera {0}").format(self.text()))
        self.setAccessibleDescription(self.caption())
        self.setToolTip(said.words(self._view.trouble))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(5, 5, WIDTH - 10, (WIDTH - 10) * 9 / 16)
        clip = QPainterPath()
        clip.addRoundedRect(box, 10, 10)
        painter.fillPath(clip, QColor(colours.canvas))
        if not self._image.isNull():
            painter.setClipPath(clip)
            painter.drawImage(box, self._image, _middle(self._image, box))
            painter.setClipping(False)
        else:
            ink = colours.warn if self._view.trouble else colours.canvas_muted
            side = 34.0
            middle = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            icons.paint(painter, "warning" if self._view.trouble else "camera", middle, ink)
        if self.isChecked() or self.hasFocus() or self.underMouse():
            strong = self.isChecked()
            colour = QColor(colours.accent if strong else colours.muted)
            if strong and colours.dark:
                colour = QColor(colours.accent_hover).lighter(125)
            ring = QPen(colour, 3 if strong else 2)
            if self.hasFocus() and not strong:
                ring.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 12, 12)
            if self.hasFocus() and strong:
                painter.setPen(QPen(QColor(colours.text), 1))
                painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 10, 10)
        metrics = self.fontMetrics()
        name = QRectF(box.x(), box.bottom() + 7, box.width(), metrics.height())
        painter.setFont(style.scaled_font(self, 1.0, weight=QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.text))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(name.width()))
        painter.drawText(name, flags, shown)
        painter.setFont(style.scaled_font(self, 0.9))
        painter.setPen(QColor(colours.muted))
        shown = painter.fontMetrics().elidedText(self.caption(), Qt.TextElideMode.ElideRight, int(name.width()))
        painter.drawText(name.translated(0, metrics.height()), flags, shown)
        painter.end()


def _middle(image: QImage, box: QRectF) -> QRectF:
    """The part of a picture that fills ``box`` without being bent."""
    width = min(float(image.width()), image.height() * box.width() / box.height())
    height = width * box.height() / box.width()
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)


class CameraStep(Step):
    name = "camera"

    def __init__(self, host: Host, machine: Machine) -> None:
        super().__init__(host, machine)
        self.title = self.tr("Which camera sees you?")
        self.hint = self.tr("Pick the picture that shows you. Only Puppet sees it.")
        self.tiles: list[CameraTile] = []
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setObjectName("shelf")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._area = area
        self.note = words("", muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.note)
        column.addWidget(area, 1)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._pull)

    @property
    def ready(self) -> bool:
        return bool(self.state.camera_key)

    def first_focus(self) -> QWidget | None:
        return next((tile for tile in self.tiles if tile.isChecked()), None)

    def entered(self) -> None:
        if self.host.puppeteer is not None:
            self.host.puppeteer.camera_views.open()
        self._timer.start(PULL_MS)
        self._pull()

    def left(self) -> None:
        self._timer.stop()
        if self.host.puppeteer is not None:
            self.host.puppeteer.camera_views.close()

    def show_state(self, state: LiveState) -> None:
        before = self.ready
        super().show_state(state)
        for tile in self.tiles:
            if tile.isChecked() != (tile.key == state.camera_key):
                tile.setChecked(tile.key == state.camera_key)
        if self.ready != before:
            self.changed.emit()

    def _pull(self) -> None:
        if self.host.puppeteer is None:
            return
        self._set_cameras(self.host.puppeteer.cameras())
        self._set_views(self.host.puppeteer.camera_views.views())

    def _a_row(self) -> int:
        return max(1, min(3, (self._area.viewport().width() + 8) // (WIDTH + 8)))

    def _set_cameras(self, cameras: Sequence[CameraInfo]) -> None:
        ordered = sorted(cameras, key=lambda info: info.key.startswith(DRIVER))
        if [info.key for info in ordered] != [tile.key for tile in self.tiles]:
            kept = {tile.key: tile for tile in self.tiles}
            self.tiles = []
            for place, info in enumerate(ordered):
                tile = kept.pop(info.key, None) or self._make_tile(info)
                self._grid.addWidget(tile, place // self._a_row(), place % self._a_row())
                tile.setChecked(tile.key == self.state.camera_key)
                self.tiles.append(tile)
            for gone in kept.values():
                self._grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        text = self.tr("Another camera appears here as soon as it is plugged in.")
        if not cameras:
            text = self.tr("Looking for cameras…")
        elif all(info.key.startswith(DRIVER) for info in cameras):
            text = self.tr(
                "No camera was found: a recorded face moves the puppet meanwhile."
                " Plug a camera in, and it appears here."
            )
        if self.note.text() != text:
            self.note.setText(text)

    def _set_views(self, views: Mapping[str, CameraView]) -> None:
        for tile in self.tiles:
            if tile.key in views:
                tile.show_view(views[tile.key])

    def _make_tile(self, info: CameraInfo) -> CameraTile:
        tile = CameraTile(info)
        tile.clicked.connect(lambda: self.host.show_camera(info.key))
        return tile
