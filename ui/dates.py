"""Dates as the user's language writes them."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QLocale


def written(moment: str) -> str:
    """The date of an ISO 8601 moment, on the user's clock; what cannot be read, as it is."""
    try:
        when = datetime.datetime.fromisoformat(moment)
    except ValueError:
        return moment
    local = when.astimezone().date()
    return QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.LongFormat)
