"""Who sees what, in words that are true: others see nothing while no way leads to them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from puppet.models import LiveState


def picture_label(state: LiveState, seen: bool) -> str:
    """What stands over the large picture.

    Args:
        state: the newest.
        seen: whether anything takes the pictures: the virtual camera, the clean window or the local stream.
    """
    translate = QCoreApplication.translate
    if state.testing:
        return (
            translate("MainWindow", "Others see this: the test picture")
            if seen
            else translate("MainWindow", "Test picture – only you see it: no virtual camera is open")
        )
    if not state.live:
        return (
            translate("MainWindow", "Preview – others see the Away card")
            if seen
            else translate("MainWindow", "Preview – no virtual camera is open")
        )
    if state.away:
        return (
            translate("MainWindow", "Others see this: the Away card")
            if seen
            else translate("MainWindow", "Away card – only you see it: no virtual camera is open")
        )
    return (
        translate("MainWindow", "Others see this")
        if seen
        else translate("MainWindow", "Only you see this: no virtual camera is open")
    )


def seen_now(away: bool, seen: bool) -> str:
    """The same as a sentence, for who is about to close the window in a call."""
    if not seen:
        return QCoreApplication.translate("CloseDialog", "Only you see the puppet: no virtual camera is open.")
    if away:
        return QCoreApplication.translate("CloseDialog", "Others see the Away card.")
    return QCoreApplication.translate("CloseDialog", "Others see the puppet right now.")


def seen_on(away: bool, seen: bool) -> str:
    """The same once the window has been closed."""
    if away or not seen:
        return seen_now(away, seen)
    return QCoreApplication.translate("Shell", "Others still see the puppet.")
