"""Between the settings and the puppeteer: what is changed is asked for, what was asked for is remembered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from puppet.models import LiveState, Puppeteer
from puppet.settings import Settings
from ui.messages import Action, Messages
from ui.preferences import Preferences

OFFER = "better-neutral"
OFFER_AGAIN_S = 60.0


class Adjuster(QObject):
    """Hands the puppeteer what the settings say, now and whenever they change.

    Args:
        preferences: the settings.
        ask: passes a wish on to the puppeteer, if there is one.
        messages: what the user is told.
    """

    def __init__(
        self,
        preferences: Preferences,
        ask: Callable[[Callable[[Puppeteer], object]], None],
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._state = LiveState()
        self._live = self._attached = False
        self._preferences = preferences
        self._ask = ask
        preferences.changed.connect(self._changed)

    def attach(self) -> None:
        """There is a puppeteer now."""
        self._attached = True
        settings = self._preferences.settings
        self._ask(lambda p: p.set_motion(settings.motion.style))
        self._ask(lambda p: p.set_view(settings.framing.view))

    def show_state(self, state: LiveState) -> None:
        """Follow the state: what may not change in a call is asked for after it."""
        self._state = state
        ended, self._live = self._live and not state.live, state.live
        if ended:
            self._set_format()

    def _changed(self, now: Settings, before: Settings) -> None:
        if now.motion != before.motion:
            self._ask(lambda p: p.set_motion(now.motion.style))
        # A profile brings its own; what the user just picked has been asked for already.
        if now.camera not in ("", before.camera, self._state.camera_key):
            self._ask(lambda p: p.select_camera(now.camera))
        if now.portrait not in ("", before.portrait, self._state.portrait_key):
            self._ask(lambda p: p.select_portrait(now.portrait))
        if now.framing.view != before.framing.view:
            self._ask(lambda p: p.set_view(now.framing.view))
        if (now.framing.size, now.framing.fps) != (before.framing.size, before.framing.fps):
            if self._live:
                words = QCoreApplication.translate("Frame", "The new size and rate begin when you end live")
                self._messages.info(words, key="format")
            else:
                self._set_format()

    def _set_format(self) -> None:
        framing = self._preferences.settings.framing
        if self._attached:
            self._ask(lambda p: p.set_format(framing.pixels, float(framing.fps)))


class NeutralOffer:
    """Offers a better neutral through the banner, now and then, while the puppeteer has seen one.

    Args:
        messages: where it offers.
        take: takes the better one.
        keys: what keys do that, in words.
    """

    def __init__(self, messages: Messages, take: Callable[[], object], keys: Callable[[], str] = str) -> None:
        self._messages = messages
        self._keys = keys
        self._take = take
        self._offered_s = -OFFER_AGAIN_S
        self._open = False

    def show_state(self, state: LiveState, now_s: float) -> None:
        """Follow the state."""
        if state.better_neutral and not self._open and now_s - self._offered_s >= OFFER_AGAIN_S:
            self._open, self._offered_s = True, now_s
            keys, use = self._keys(), QCoreApplication.translate("Motion", "Use it")
            self._messages.info(
                QCoreApplication.translate("Motion", "You just showed a better neutral face than the one in use"),
                key=OFFER,
                action=Action(f"{use} ({keys})" if keys else use, self._use),
            )
        elif not state.better_neutral and self._open:
            self._open = False
            self._messages.dismiss(OFFER)

    def _use(self) -> None:
        self._messages.dismiss(OFFER)
        self._take()


def restore_geometry(window: QWidget, preferences: Preferences) -> bool:
    """Put the window where it was left; False if that is not known."""
    kept = preferences.settings.window.geometry
    return bool(kept) and window.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode())))


def keep_geometry(window: QWidget, preferences: Preferences) -> None:
    """Remember where the window is."""
    preferences.change("window", geometry=bytes(window.saveGeometry().toBase64().data()).decode())
