"""Picking a portrait, with the part of it shown that the call gets."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from puppet.curation import Cut, Draft
from puppet.machine import Machine
from puppet.models import LiveState, PortraitInfo
from ui import icons, intake, style
from ui.firstrun.step import Host, Step, words
from ui.jobs import Lane
from ui.picture_view import corner_masks, fitted
from ui.pixels import thumbnail
from ui.portrait_tile import PortraitTile
from ui.tiles import TILE

PULL_MS = 300


class CropView(QWidget):
    """A portrait's picture with all that is not shown darkened, and the face's frame."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 180)
        self.setAccessibleName(self.tr("The portrait and the part of it that is shown"))
        self.draft: Draft | None = None
        self._image = QImage()

    def sizeHint(self) -> QSize:
        return QSize(300, 320)

    def show_draft(self, draft: Draft | None) -> None:
        self.draft = draft
        self._image = QImage() if draft is None else thumbnail(draft.image)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = style.theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        draft = self.draft
        if draft is None:
            painter.fillRect(box, QColor(colours.canvas))
            painter.setPen(QColor(colours.canvas_muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("Getting the portrait ready…"))
        else:
            line = 2 * self.fontMetrics().height() + 10
            target = fitted(self._image.size(), box.adjusted(0, 0, 0, -line))
            target.moveTop(0)
            painter.setPen(QColor(colours.muted))
            caption = QRectF(0, target.bottom() + 8, box.width(), line)
            top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(
                caption, top | Qt.TextFlag.TextWordWrap, self.tr("The face in the frame is the one that moves.")
            )
            box = target
            painter.drawImage(target, self._image)
            height, width = draft.image.shape[:2]
            cut = draft.edit.cut or Cut(0, 0, width, height)
            scale = target.width() / width
            shown = QRectF(
                target.x() + cut.x * scale, target.y() + cut.y * scale, cut.width * scale, cut.height * scale
            )
            veil = QPainterPath()
            veil.addRect(target)
            hole = QPainterPath()
            hole.addRect(shown)
            painter.fillPath(veil.subtracted(hole), QColor(12, 13, 16, 150))
            face = draft.landmarks[:468, :2]
            low, high = face.min(0), face.max(0)
            room = 0.12 * float((high - low).max())
            frame = QRectF(
                target.x() + (low[0] - room) * scale,
                target.y() + (low[1] - room) * scale,
                (high[0] - low[0] + 2 * room) * scale,
                (high[1] - low[1] + 2 * room) * scale,
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(0, 0, 0, 120), 4))
            painter.drawRoundedRect(frame, 8, 8)
            painter.setPen(QPen(QColor("#ffffff"), 2))
            painter.drawRoundedRect(frame, 8, 8)
            if draft.edit.cut is not None:
                painter.setPen(QPen(QColor("#ffffff"), 1.5, Qt.PenStyle.DashLine))
                painter.drawRect(shown)
        for mask in corner_masks(box, 10.0):
            painter.fillPath(mask, QColor(colours.window))
        painter.end()


class PortraitStep(Step):
    name = "portrait"

    def __init__(self, host: Host, machine: Machine) -> None:
        super().__init__(host, machine)
        self.title = self.tr("Who will you be?")
        self.hint = self.tr("Pick a portrait, or drop a picture of your own with a face in it.")
        self.setAcceptDrops(True)
        self.tiles: list[PortraitTile] = []
        self._lane = Lane("draft", self)
        self._drafted = ""
        self._follows_edits = False
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setObjectName("shelf")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self._area = area
        self.add = QPushButton(self.tr("Add your own…"))
        self.add.clicked.connect(self.choose_files)
        self.adjust = QPushButton(self.tr("Adjust crop and face…"))
        self.adjust.clicked.connect(self._adjust)
        self.note = words("", muted=True)
        self.crop = CropView()
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.note, 1)
        left.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addLayout(left, 3)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.crop, 1)
        right.addWidget(self.adjust, 0, Qt.AlignmentFlag.AlignHCenter)
        row.addLayout(right, 2)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._pull)
        self.restyle()

    @property
    def ready(self) -> bool:
        return bool(self.state.portrait_key)

    def first_focus(self) -> QWidget | None:
        return next((tile for tile in self.tiles if tile.isChecked()), None)

    def entered(self) -> None:
        self._timer.start(PULL_MS)
        self._pull()

    def left(self) -> None:
        self._timer.stop()

    def show_state(self, state: LiveState) -> None:
        before = self.ready
        super().show_state(state)
        for tile in self.tiles:
            if tile.isChecked() != (tile.key == state.portrait_key):
                tile.setChecked(tile.key == state.portrait_key)
        if self.isVisible() and state.portrait_key != self._drafted:
            self._draft(state.portrait_key)
        text = state.loading if state.ready else ""
        if self.note.text() != text:
            self.note.setText(text)
        if self.ready != before:
            self.changed.emit()

    def restyle(self) -> None:
        """Take the colours in force."""
        icons.put_on(self.add, "plus", style.theme().text)

    def choose_files(self) -> None:
        """Open the file dialog."""
        dialog = intake.file_dialog(self, self.tr("Add portraits"))
        dialog.filesSelected.connect(self._add_files)
        dialog.open()

    def _adjust(self) -> None:
        editing, key = self.host.editing, self.state.portrait_key
        if editing is None or not key:
            return
        if not self._follows_edits:
            self._follows_edits = True
            editing.changed.connect(lambda: self._draft(self.state.portrait_key))
        editing.open(key, self.window())

    def _add_files(self, names: list[str]) -> None:
        if self.host.adder is not None:
            self.host.adder.add(intake.file_source(name) for name in names)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if intake.readable(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if self.host.adder is not None:
            self.host.adder.take(event.mimeData())

    def _pull(self) -> None:
        if self.host.puppeteer is not None:
            self._set_portraits(self.host.puppeteer.portraits())

    def _set_portraits(self, portraits: list[PortraitInfo]) -> None:
        a_row = max(1, (self._area.viewport().width() + 4) // (TILE.width() + 4))
        kept = {tile.key: tile for tile in self.tiles}
        self.tiles = []
        for place, portrait in enumerate(portraits):
            tile = kept.pop(portrait.key, None) or self._make_tile(portrait.key)
            tile.show_portrait(portrait, place + 1)
            tile.setChecked(portrait.key == self.state.portrait_key)
            self._grid.addWidget(tile, place // a_row, place % a_row)
            self.tiles.append(tile)
        for gone in kept.values():
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _make_tile(self, key: str) -> PortraitTile:
        tile = PortraitTile(key)
        tile.setAcceptDrops(False)  # what is dropped here is a portrait, not a further photo
        tile.clicked.connect(lambda: self.host.show_portrait(key))
        return tile

    def _draft(self, key: str) -> None:
        puppeteer = self.host.puppeteer
        if puppeteer is None or not key:
            return
        self._drafted = key
        self.crop.show_draft(None)

        def done(draft: Draft) -> None:
            if key == self._drafted:
                self.crop.show_draft(draft)

        self._lane.run(lambda: puppeteer.curator.draft(key), done, lambda _error: None)
