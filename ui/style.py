"""Colours, palette and style sheet: light and dark, following the system."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, "#rrggbb". Each ``on_*`` is text on its namesake, at AA contrast (4.5 to 1) or better."""

    dark: bool
    window: str
    surface: str  # cards, bar
    raised: str  # buttons, fields
    hover: str
    border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    live: str
    live_hover: str
    on_live: str
    away: str
    on_away: str
    ok: str
    warn: str
    danger: str
    info_back: str
    warn_back: str
    error_back: str
    track: str  # of sliders and the edge of fields: 3 to 1 on surfaces
    knob: str
    filled: str  # the part of a slider that is filled, a switch that is on: 3 to 1 on surfaces
    canvas: str = "#131417"  # behind the picture, the same in both: pictures are judged on dark
    on_canvas: str = "#eceef2"
    canvas_muted: str = "#a4a9b5"


LIGHT = Theme(
    dark=False,
    window="#f3f4f7",
    surface="#ffffff",
    raised="#eef0f4",
    hover="#e3e6ed",
    border="#d5d9e2",
    text="#1b1d23",
    muted="#5a6070",
    accent="#4f46c8",
    accent_hover="#443bb4",
    on_accent="#ffffff",
    live="#c62b3d",
    live_hover="#ac2234",
    on_live="#ffffff",
    away="#f2c25b",
    on_away="#2a2005",
    ok="#1f9254",
    warn="#c77c02",
    danger="#c62b3d",
    info_back="#e6e8fb",
    warn_back="#fcf0d6",
    error_back="#fbe3e5",
    track="#868d9c",
    knob="#ffffff",
    filled="#4f46c8",
)
DARK = Theme(
    dark=True,
    window="#1c1e23",
    surface="#25282f",
    raised="#30343d",
    hover="#3a3f4a",
    border="#3c414c",
    text="#eceef2",
    muted="#a9afbc",
    accent="#6258dc",
    accent_hover="#6d64e4",
    on_accent="#ffffff",
    live="#cf3347",
    live_hover="#d8394e",
    on_live="#ffffff",
    away="#e0b04a",
    on_away="#241b04",
    ok="#3ecb82",
    warn="#f0ad3d",
    danger="#f0667a",
    info_back="#2f3157",
    warn_back="#4a3a1a",
    error_back="#51262d",
    track="#7d8494",
    knob="#eceef2",
    filled="#7d74ec",
)

_current = LIGHT


def theme() -> Theme:
    """The colours in force."""
    return _current


def apply(app: QApplication, dark: bool | None = None) -> Theme:
    """Dress the application: dark or light, or (None) as the system's colour scheme is now."""
    global _current
    if dark is None:
        scheme = app.styleHints().colorScheme()
        if scheme == Qt.ColorScheme.Unknown:  # plain X11: go by the palette it came with
            dark = app.style().standardPalette().color(QPalette.ColorRole.Window).lightness() < 128
        else:
            dark = scheme == Qt.ColorScheme.Dark
    _current = DARK if dark else LIGHT
    app.setPalette(_palette(_current))
    app.setStyleSheet(_sheet(_current))
    return _current


def scaled_font(widget: QWidget, scale: float, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The user's own font, ``scale`` times as large."""
    font = QFont(QApplication.font(widget))
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * scale)
    else:
        font.setPixelSize(round(font.pixelSize() * scale))
    font.setWeight(weight)
    return font


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours as WCAG 2 defines it, 1 to 21."""

    def luminance(name: str) -> float:
        colour = QColor(name)
        channels = (colour.redF(), colour.greenF(), colour.blueF())
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _palette(t: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, t.window),
        (role.WindowText, t.text),
        (role.Base, t.surface),
        (role.AlternateBase, t.raised),
        (role.Text, t.text),
        (role.Button, t.raised),
        (role.ButtonText, t.text),
        (role.BrightText, t.on_live),
        (role.ToolTipBase, t.raised),
        (role.ToolTipText, t.text),
        (role.PlaceholderText, t.muted),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent),
        (role.Link, t.accent),
        (role.Mid, t.border),
    ):
        palette.setColor(which, QColor(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.muted))
    return palette


def _sheet(t: Theme) -> str:
    return f"""
QToolTip {{ color: {t.text}; background: {t.raised}; border: 1px solid {t.border}; padding: 5px 8px; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.border}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 6px; color: {t.text}; }}
QMenu::item:selected {{ background: {t.hover}; }}
QMenu::item:disabled {{ color: {t.muted}; }}

#bar, #card {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: 12px; }}
#muted {{ color: {t.muted}; }}
#shelf, #shelf > QWidget > QWidget {{ background: transparent; border: none; }}

QPushButton {{
  background: {t.raised}; color: {t.text}; border: 2px solid transparent; border-radius: 9px; padding: 7px 14px;
}}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.border}; }}
QPushButton:focus {{ border-color: {t.accent if not t.dark else t.on_canvas}; }}
QPushButton:disabled {{ color: {t.muted}; background: {t.raised}; }}
QPushButton#primary {{
  background: {t.accent}; color: {t.on_accent}; font-weight: 600; padding: 9px 22px; border-radius: 11px;
}}
QPushButton#primary:hover {{ background: {t.accent_hover}; }}
QPushButton#primary:checked {{ background: {t.live}; color: {t.on_live}; }}
QPushButton#primary:checked:hover {{ background: {t.live_hover}; }}
QPushButton#primary:focus {{ border-color: {t.text}; }}
QPushButton#primary:disabled {{ background: {t.raised}; color: {t.muted}; }}
QPushButton#choice:checked {{ background: {t.accent}; color: {t.on_accent}; font-weight: 600; }}
QPushButton#choice:checked:focus {{ border-color: {t.text}; }}
QPushButton#away:checked {{ background: {t.away}; color: {t.on_away}; font-weight: 600; }}
QPushButton#link {{ background: transparent; padding: 4px 8px; border-radius: 7px; color: {t.text}; }}
QPushButton#link:hover {{ background: {t.hover}; }}
QPushButton#link:checked {{ background: {t.raised}; }}

QPushButton#recording {{
    background: transparent; padding: 3px 8px; border-radius: 7px; color: {t.danger}; font-weight: 600;
}}
QPushButton#recording:hover {{ background: {t.hover}; }}
#line {{ background: {t.border}; border: none; }}

QPushButton#quiet {{ background: transparent; padding: 0 6px; border-radius: 6px; color: {t.muted}; }}
QPushButton#quiet:hover {{ background: {t.hover}; color: {t.text}; }}

#chip {{ color: {t.text}; background: {t.raised}; border-radius: 9px; padding: 3px 11px; }}

#banner {{ border-radius: 10px; border: 1px solid {t.border}; }}
#banner[severity="info"] {{ background: {t.info_back}; border-color: {t.accent}; }}
#banner[severity="warning"] {{ background: {t.warn_back}; border-color: {t.warn}; }}
#banner[severity="error"] {{ background: {t.error_back}; border-color: {t.danger}; }}

QComboBox {{
  combobox-popup: 0; background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; border-radius: 8px;
  padding: 4px 8px;
}}
QComboBox:hover {{ background: {t.hover}; }}
QComboBox:focus {{ border: 2px solid {t.accent if not t.dark else t.on_canvas}; padding: 3px 7px; }}
QComboBox:disabled {{ color: {t.muted}; }}
QComboBox::drop-down {{ border: none; width: 18px; }}
QComboBox::down-arrow {{ image: none; }}
QSlider {{ min-height: 24px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {t.track}; }}
QSlider::sub-page:horizontal {{ border-radius: 2px; background: {t.filled}; }}
QSlider::handle:horizontal {{
  width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: {t.knob}; border: 1px solid {t.track};
}}
QSlider::handle:horizontal:focus {{
  border: 3px solid {t.accent if not t.dark else t.on_canvas}; width: 12px; margin: -7px 0; border-radius: 9px;
}}
QSlider::sub-page:horizontal:disabled {{ background: {t.track}; }}
QLineEdit {{
  background: {t.surface}; color: {t.text}; border: 1px solid {t.track}; border-radius: 8px; padding: 5px 8px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QLineEdit:focus {{ border: 2px solid {t.accent if not t.dark else t.on_canvas}; padding: 4px 7px; }}
QComboBox QAbstractItemView {{
  background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; padding: 4px; outline: none;
  selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 8px; }}

QScrollBar:horizontal {{ height: 8px; background: transparent; margin: 0; }}
QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {t.border}; border-radius: 4px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QPlainTextEdit {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; border-radius: 8px; }}
#key {{
  background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; border-radius: 6px; padding: 2px 8px;
}}
"""


def visual(widget: QWidget, box: QRectF) -> QRectF:
    """A box of a widget's, given for words that run from left to right, where the widget's own direction has it."""
    if widget.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        return box
    return QRectF(widget.width() - box.x() - box.width(), box.y(), box.width(), box.height())
