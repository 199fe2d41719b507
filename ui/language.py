"""The language of the window: which ones there are, which one it is, and its catalogues."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from puppet.places import ASSETS

log = logging.getLogger(__name__)

FOLDER = ASSETS / "i18n"
SOURCE = "en"
"""What the program is written in; it needs no catalogue."""
LANGUAGES: dict[str, str] = {
    SOURCE: "English",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "ja": "日本語",
    "pt_BR": "Português (Brasil)",
    "zh_CN": "简体中文",
}
"""The languages there are: what settings call each, and its own name for itself."""


def catalogue(code: str) -> Path:
    """A language's translations as translators edit them; the compiled ones stand beside with the suffix ``.qm``."""
    return FOLDER / f"puppet_{code}.ts"


def chosen(setting: str, wanted: Iterable[str] | None = None) -> str:
    """Which of LANGUAGES to speak.

    Args:
        setting: one of them, or "" (or anything else) for what the system wants.
        wanted: what the system wants, best first, as ``QLocale.uiLanguages`` says it ("pt-BR"); None asks the system.
    """
    if setting in LANGUAGES:
        return setting
    for name in QLocale.system().uiLanguages() if wanted is None else wanted:
        found = _known(name)
        if found:
            return found
    return SOURCE


def install(app: QApplication, setting: str = "") -> str:
    """Have the application speak a language; call it before any widget is made.

    Dates and Qt's own dialogs follow. A catalogue that is missing or damaged leaves English.

    Args:
        setting: see ``chosen``.

    Returns:
        The language that is spoken, of LANGUAGES.
    """
    remove(app)
    code = chosen(setting)
    if code != SOURCE and not _load(app, catalogue(code).stem, FOLDER):
        log.warning("The translations for %s cannot be loaded.", code)
        code = SOURCE
    if code != SOURCE:
        _load(app, f"qtbase_{code}", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
    system = QLocale.system()
    QLocale.setDefault(system if _known(system.name()) == code else QLocale(code))  # a region's own dates, if it fits
    return code


def remove(app: QApplication) -> None:
    """Back to English and the system's own dates."""
    for translator in app.findChildren(QTranslator, "puppet"):
        app.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(QLocale.system())


def _load(app: QApplication, name: str, folder: Path) -> bool:
    translator = QTranslator(app)
    translator.setObjectName("puppet")
    if translator.load(name, str(folder)) and app.installTranslator(translator):
        return True
    translator.setParent(None)
    return False


def _known(name: str) -> str:
    """Which of LANGUAGES a locale's name means ("de-AT", "zh_Hans_SG"); "" for none of them."""
    locale = QLocale(name)
    language, script = locale.language(), locale.script()
    if name == "C" or language == QLocale.Language.C:
        return ""
    if language == QLocale.Language.Chinese:
        return "zh_CN" if script == QLocale.Script.SimplifiedHanScript else ""
    if language == QLocale.Language.Portuguese:
        return "pt_BR"
    code = QLocale.languageToCode(language)
    return code if code in LANGUAGES else ""
