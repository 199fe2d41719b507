"""The window's line icons, drawn in any colour at any scale; made for this project."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

_PATHS = {
    "camera": '<rect x="3" y="7" width="12.5" height="10.5" rx="2.6"/><path d="M15.5 11l5.5-3v9l-5.5-3"/>',
    "target": '<circle cx="12" cy="12" r="7.5"/><circle cx="12" cy="12" r="2"/>'
    '<path d="M12 2v4M12 18v4M2 12h4M18 12h4"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "close": '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
    "away": '<path d="M20 14.2A8.2 8.2 0 0 1 9.8 4 8.2 8.2 0 1 0 20 14.2z"/>',
    "live": '<circle cx="12" cy="12" r="2.6" fill="{c}"/>'
    '<path d="M7.4 7.4a6.5 6.5 0 0 0 0 9.2M16.6 7.4a6.5 6.5 0 0 1 0 9.2M4.4 4.4a10.7 10.7 0 0 0 0 15.2'
    'M19.6 4.4a10.7 10.7 0 0 1 0 15.2"/>',
    "stop": '<rect x="6.5" y="6.5" width="11" height="11" rx="2" fill="{c}"/>',
    "output": '<rect x="3" y="4.5" width="18" height="12" rx="2"/><path d="M9 20.5h6M12 16.5v4"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.4v.2"/>',
    "warning": '<path d="M12 3.6L22 20.4H2z"/><path d="M12 10v4.6M12 17.3v.2"/>',
    "error": '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.6v.2"/>',
    "photos": '<rect x="3" y="8" width="13" height="13" rx="2.4"/><path d="M8 4.5h10.1a2.4 2.4 0 0 1 2.4 2.4V17"/>',
    "sliders": '<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.6"/>'
    '<circle cx="8" cy="17" r="2.6"/>',
    "record": '<circle cx="12" cy="12" r="5.5" fill="{c}"/>',
    "snapshot": '<path d="M4 8.5h3.600l1.700-2.500h5.400l1.700 2.500H20V19H4z"/><circle cx="12" cy="13.5" r="3.2"/>',
    "check": '<path d="M4.5 12.5l5 5L19.5 6.5"/>',
    "portrait": '<rect x="4" y="3" width="16" height="18" rx="2.4"/><circle cx="12" cy="10" r="3"/>'
    '<path d="M7 18.5a5.2 5.2 0 0 1 10 0"/>',
    "shield": '<path d="M12 3l7.5 2.6v5.9c0 4.6-3.2 7.9-7.5 9.5-4.3-1.6-7.5-4.9-7.5-9.5V5.6z"/>'
    '<path d="M8.8 12l2.3 2.3 4.1-4.3"/>',
    "chevron": '<path d="M6.5 9.5L12 15l5.5-5.5"/>',
    "keys": '<rect x="2.5" y="6" width="19" height="12" rx="2"/><path d="M6 10h.1M10 10h.1M14 10h.1M18 10h.1M8 14h8"/>',
}

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="{c}" stroke-width="1.9"'
    ' stroke-linecap="round" stroke-linejoin="round">{body}</svg>'
)

_APP = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect width="64" height="64" rx="15" fill="#4f46c8"/>
<path d="M20 8v12M44 8v12" stroke="#c9c6ff" stroke-width="2.6" stroke-linecap="round"/>
<path d="M14 20q18 -7 36 0v14q0 18 -18 22q-18 -4 -18 -22z" fill="#ffffff"/>
<path d="M20 30q4.500 -4 9 0q-4.500 4 -9 0zM35 30q4.500 -4 9 0q-4.500 4 -9 0z" fill="#2b2677"/>
<path d="M23 42q9 8 18 0q-9 3.500 -18 0z" fill="#c62b3d"/></svg>"""


def paint(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw an icon into ``rect`` with a painter that is at work already."""
    body = _PATHS[name].replace("{c}", colour)
    QSvgRenderer(QByteArray(_SVG.format(c=colour, body=body).encode())).render(painter, rect)


def pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """An icon ``side`` logical pixels wide for a screen of the given device pixel ratio."""
    picture = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    return picture


def put_on(button: QAbstractButton, name: str, colour: str, side: int = 18) -> None:
    """Give a button an icon, with a little more air before its words than the style leaves."""
    air = 5 if button.text() else 0
    before = air if button.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
    result = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        wide = QPixmap(QSize(round((side + air) * ratio), round(side * ratio)))
        wide.setDevicePixelRatio(ratio)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        paint(painter, name, QRectF(before, 0, side, side), colour)
        painter.end()
        result.addPixmap(wide)
    button.setIcon(result)
    button.setIconSize(QSize(side + air, side))


def app_icon() -> QIcon:
    """The program's own icon."""
    result = QIcon()
    renderer = QSvgRenderer(QByteArray(_APP.encode()))
    for side in (16, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        result.addPixmap(picture)
    return result
