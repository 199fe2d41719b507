"""A diagnostic report in one file: what is installed, what runs, what went wrong. No picture unless it is asked for."""

from __future__ import annotations

import io
import platform
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, Signal, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from puppet import __version__
from puppet.files import write_atomically
from puppet.models import LiveState
from puppet.picture import Picture
from puppet.settings import Settings
from ui import style
from ui.banner import sentences
from ui.controls import Switch
from ui.jobs import Lane
from ui.messages import Message, Messages
from ui.picture_view import to_qimage


def text_of(
    state: LiveState, messages: Sequence[Message], settings: Settings, screens: str, doctor: str, tail: str
) -> str:
    """The report.

    Args:
        state: of the puppeteer.
        messages: what the window has told.
        settings: in force.
        screens: in words.
        doctor: what ``doctor`` says; "" while that is not known.
        tail: the log's last lines.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    problems = [f"[{p.severity.value}] {' '.join(sentences(p))}" for p in state.problems]
    for message in messages:
        problems.append(f"[{message.problem.severity.value}] {' '.join(sentences(message.problem))}")
        if message.details:
            problems.append(message.details.rstrip())
    parts = {
        "Puppet": f"version {__version__}, {now}\nPython {sys.version.split()[0]}, PySide6 {pyside_version}, "
        f"Qt {qVersion()}, {platform.platform()}\nplatform plugin {QGuiApplication.platformName()}, screens {screens}",
        "State": "\n".join(
            (
                f"ready {state.ready}, live {state.live}, away {state.away}, {state.loading or 'nothing is loading'}",
                f"{state.fps:.1f} pictures a second, {state.latency_p50_ms:.0f} ms (p50), "
                f"{state.latency_p95_ms:.0f} ms (p95)",
                f"runs on {state.runs_on or 'nothing yet'}; output {state.output_name or 'none'}, "
                f"{'open' if state.output_open else 'not open'}",
                f"face {state.face.value}, calibrated {state.calibration.calibrated}",
            )
        ),
        "Problems": "\n".join(problems) or "none",
        "Settings": msgspec.json.format(msgspec.json.encode(_without_names(settings)), indent=2).decode(),
        "Doctor": doctor or "not asked yet",
        "Log": tail or "empty",
    }
    return "\n\n".join(f"==== {title} ====\n{content}" for title, content in parts.items()) + "\n"


def _without_names(settings: Settings) -> Settings:
    """Keys of cameras and portraits may hold names; a report does without."""
    window = msgspec.structs.replace(settings.window, geometry="")
    output = msgspec.structs.replace(settings.output, background_picture="")
    return msgspec.structs.replace(
        settings,
        camera=settings.camera.partition(":")[0],
        portrait=settings.portrait.partition(":")[0],
        window=window,
        output=output,
    )


def save_report(path: Path, text: str, picture: Picture | None) -> None:
    """Write the report: a text file, or with a picture a zip of both.

    Raises:
        OSError: it cannot be written.
    """
    if picture is None:
        write_atomically(path, text.encode("utf-8", "replace"))
        return
    store, image = io.BytesIO(), QBuffer()
    image.open(QIODevice.OpenModeFlag.WriteOnly)
    to_qimage(picture).save(image, "PNG")  # type: ignore[call-overload]
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.txt", text)
        archive.writestr("picture.png", bytes(image.data().data()))
    write_atomically(path, store.getvalue())


class ReportDialog(QDialog):
    """Shows the report before it is saved or copied: nobody sends what they have not seen.

    Args:
        make: the report, told what doctor says ("" while it is still looking).
        doctor: looks at this machine; takes seconds, called off the GUI thread. None: there is none.
        picture: what others see, should the user want it in the report.
        messages: told how saving went.
    """

    saved = Signal(str)

    def __init__(
        self,
        make: Callable[[str], str],
        doctor: Callable[[], str] | None,
        picture: Callable[[], Picture | None],
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Diagnostic report"))
        self.resize(QSize(760, 520).boundedTo(self.screen().availableSize() * 0.9))
        self._make, self._picture, self._messages = make, picture, messages
        intro = QLabel(self.tr("This is all that the report says. Nothing is sent: save it and attach it yourself."))
        intro.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Report"))
        self.text.setTabChangesFocus(True)
        self.with_picture = Switch(
            self.tr("Add the picture that others see (never your camera’s)"), self.tr("Without it: text alone")
        )
        self.state = QLabel()
        self.state.setObjectName("muted")
        copy = QPushButton(self.tr("Copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._choose_file)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        for button in (copy, close, self.save_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(intro)
        column.addWidget(self.text, 1)
        column.addWidget(self.with_picture)
        column.addLayout(foot)
        self._lane = Lane("doctor", self)
        self.finished.connect(lambda _result: self._lane.close())
        self._show("")
        if doctor is not None:
            self.state.setText(self.tr("Looking at this machine…"))
            self._lane.run(doctor, self._show, lambda error: self._show(f"{type(error).__name__}: {error}"))
        self.setFont(style.scaled_font(self, 1.0))

    def _show(self, doctor: str) -> None:
        self.text.setPlainText(self._make(doctor))
        if doctor:
            self.state.setText("")

    def _choose_file(self) -> None:
        suffix = "zip" if self.with_picture.isChecked() else "txt"
        dialog = QFileDialog(self, self.tr("Save the report"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"puppet-report.{suffix}")
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Write it; how that went is told."""
        try:
            save_report(path, self.text.toPlainText(), self._picture() if self.with_picture.isChecked() else None)
        except OSError as error:
            self._messages.tell(
                self.tr("The report cannot be saved: {0}").format(error.strerror or error),
                self.tr("Choose another folder"),
                key="report",
            )
            return
        self._messages.info(self.tr("The report is in {0}").format(path), key="report")
        self.saved.emit(str(path))
        self.accept()
