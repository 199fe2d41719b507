"""A window with nothing but the picture that others see, for programs that capture windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from puppet.picture import Picture
from ui import icons
from ui.picture_view import to_qimage

PULL_MS = 16
NAME = "Puppet output"
"""What it is called in lists of windows: always the same, so that a capture finds it again."""


class OutputWindow(QWidget):
    """Shows what others see, pixel for pixel, without frame, words or rounded corners.

    It can be dragged anywhere by its picture. Esc or a double click closes it.

    Args:
        picture: what others see now, None before there is anything.

    Signals:
        closed(): by whomever.
    """

    closed = Signal()

    def __init__(self, picture: Callable[[], Picture | None]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(NAME)
        self.setWindowIcon(icons.app_icon())
        self.setAccessibleName(self.tr("What others see"))
        self._pull_from = picture
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self._held: QPoint | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._pull)
        self._timer.start(PULL_MS)
        self.resize(self._natural(QSize(1280, 720)))
        self._pull()

    def _natural(self, size: QSize) -> QSize:
        """So large that a pixel of the picture is a pixel of the screen."""
        ratio = self.devicePixelRatioF()
        return QSize(round(size.width() / ratio), round(size.height() / ratio))

    def _pull(self) -> None:
        picture = self._pull_from()
        if picture is None or picture is self._picture:
            return
        if type(picture) is not Picture:
            raise TypeError(f"The output window shows a Picture, not a {type(picture).__name__}.")
        self._picture = picture
        self._image = to_qimage(picture)
        wanted = self._natural(self._image.size())
        if self.size() != wanted:
            self.setFixedSize(wanted)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        else:
            painter.drawImage(QRect(QPoint(0, 0), self.size()), self._image)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            handle = self.windowHandle()
            if handle is None or not handle.startSystemMove():
                self._held = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self.move(event.globalPosition().toPoint() - self._held)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        super().closeEvent(event)
        self.closed.emit()
