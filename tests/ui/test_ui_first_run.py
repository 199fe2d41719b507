"""The first run, clicked through: done, skipped, left and come back to; and the virtual camera's page."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_puppeteer import FakePuppeteer
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from puppet.machine import Machine, System
from puppet.models import CameraInfo, Problem
from puppet.settings import FirstRun, Settings, SettingsStore
from puppet.virtualcamera import OBS_LINK, Situation
from ui.app import build_app, build_window
from ui.dialogs import DetailsDialog
from ui.firstrun.consent import ConsentStep
from ui.firstrun.wizard import FirstRunDialog
from ui.key_sheet import KeySheet
from ui.messages import Messages
from ui.overlays import Veil
from ui.preferences import open_preferences
from ui.window import MainWindow

LEFT, NOTHING = Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
STEPS = ["consent", "camera", "output", "portrait", "neutral", "finish"]
Start = Callable[..., MainWindow]


@pytest.fixture
def linux(tmp_path: Path) -> Machine:
    (tmp_path / "root" / "etc").mkdir(parents=True)
    (tmp_path / "root" / "etc" / "os-release").write_text("ID=ubuntu\n")
    return Machine(System.LINUX, tmp_path / "root", "6.8.0-45-generic")


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, linux: Machine) -> Iterator[Start]:
    """Starts the program, as often as one likes, on the same settings."""
    windows: list[MainWindow] = []

    def started(puppeteer: FakePuppeteer | None = None, machine: Machine = linux) -> MainWindow:
        close()
        messages = Messages()
        preferences = open_preferences(SettingsStore(tmp_path / "config"), messages)
        made = puppeteer or FakePuppeteer()
        window = build_window(lambda: made, messages=messages, preferences=preferences, machine=machine)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: window.puppeteer is not None)
        qtbot.waitUntil(lambda: window.state.ready)
        qtbot.wait(30)
        return window

    def close() -> None:
        for window in windows:
            window.close()
            assert window.link.join()
        windows.clear()

    yield started
    close()


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.waitUntil(button.isVisible)
    assert button.isEnabled(), button.text()
    qtbot.mouseClick(button, LEFT)


def dialog_of(window: MainWindow) -> FirstRunDialog:
    assert window.setup.dialog is not None
    assert window.setup.dialog.isVisible()
    return window.setup.dialog


def agree(qtbot: QtBot, dialog: FirstRunDialog) -> None:
    """Go on from the first page."""
    consent = dialog.step
    assert isinstance(consent, ConsentStep)
    if not consent.ready:
        qtbot.mouseClick(consent.box, LEFT)
    press(qtbot, dialog.next)


def to(qtbot: QtBot, dialog: FirstRunDialog, name: str) -> None:
    if dialog.step.name == "consent":
        agree(qtbot, dialog)
    while dialog.step.name != name:
        press(qtbot, dialog.skip)


def skip_all(qtbot: QtBot, window: MainWindow) -> None:
    dialog = dialog_of(window)
    agree(qtbot, dialog)
    press(qtbot, dialog.skip_all)


def test_from_the_first_step_to_the_last(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    puppeteer = FakePuppeteer()
    window = start(puppeteer)
    dialog = dialog_of(window)
    assert [step.name for step in dialog.steps] == STEPS

    consent = dialog.step
    assert not dialog.next.isEnabled()
    assert consent.box.hasFocus()  # type: ignore[attr-defined]
    qtbot.mouseClick(consent.box, LEFT)  # type: ignore[attr-defined]
    press(qtbot, dialog.next)
    accepted = datetime.datetime.fromisoformat(window.preferences.settings.consent.accepted_at)
    assert abs(datetime.datetime.now(datetime.UTC) - accepted) < datetime.timedelta(minutes=1)

    assert dialog.step.name == "camera"
    assert puppeteer.camera_views.opened
    tiles = dialog.step.tiles  # type: ignore[attr-defined]
    assert [tile.text() for tile in tiles] == ["HD Webcam", "Bundled driver"]  # the recorded face comes last
    qtbot.waitUntil(lambda: not tiles[0]._image.isNull())
    press(qtbot, tiles[0])
    assert ("select_camera", "webcam:v4l2:0") in puppeteer.calls
    assert window.preferences.settings.camera == "webcam:v4l2:0"
    qtbot.waitUntil(tiles[0].isChecked)
    press(qtbot, dialog.next)

    assert dialog.step.name == "output"
    assert not puppeteer.camera_views.opened  # the cameras are let go of
    qtbot.waitUntil(dialog.next.isEnabled)
    press(qtbot, dialog.next)

    assert dialog.step.name == "portrait"
    tiles = dialog.step.tiles  # type: ignore[attr-defined]
    crop = dialog.step.crop  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: crop.draft is not None)
    assert crop.draft.name == "Ada"
    press(qtbot, tiles[1])
    qtbot.waitUntil(lambda: crop.draft is not None and crop.draft.name == "Bea")
    assert window.preferences.settings.portrait == "bea"
    assert "draft" in puppeteer.curator.threads  # not the window's own
    press(qtbot, dialog.next)

    assert dialog.step.name == "neutral"
    assert not dialog.next.isEnabled()  # it begins by itself and waits for a neutral face
    qtbot.waitUntil(lambda: dialog.step.words.text() == "Look straight at the camera, mouth closed")  # type: ignore[attr-defined]
    puppeteer._calibration_s = -10.0  # three seconds later
    puppeteer.reason = "Close your mouth"
    qtbot.waitUntil(lambda: dialog.step.words.text() == "Close your mouth")  # type: ignore[attr-defined]
    puppeteer.reason = ""
    qtbot.waitUntil(lambda: dialog.step.words.text() == "That is your neutral face")  # type: ignore[attr-defined]
    assert dialog.next.isEnabled()
    assert dialog.next.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert dialog.step.name == "finish"
    assert dialog.next.text() == "Finish"
    said = " ".join(label.text() for label in dialog.step.findChildren(QLabel))
    assert "choose the camera “Puppet”" in said
    [veil] = window.findChildren(Veil)
    assert veil.isVisible()
    press(qtbot, dialog.next)
    qtbot.waitUntil(lambda: window.setup.dialog is None)
    assert not veil.isVisible()
    assert window.preferences.settings.first_run.finished
    assert not puppeteer.state().live  # nobody goes live without having pressed Go live

    assert start().setup.dialog is None  # never again


def test_the_keyboard_alone_is_enough(start: Start, qtbot: QtBot) -> None:
    puppeteer = FakePuppeteer()
    window = start(puppeteer)
    dialog = dialog_of(window)

    def focused(key: Qt.Key) -> None:
        qtbot.keyClick(dialog.focusWidget(), key)

    focused(Qt.Key.Key_Space)  # ticks the box: nobody is in a call, so it is no Away key here
    focused(Qt.Key.Key_Return)
    assert window.preferences.settings.consent.accepted_at
    assert dialog.step.name == "camera"
    tiles = dialog.step.tiles  # type: ignore[attr-defined]
    qtbot.waitUntil(tiles[0].isVisible)
    for _ in range(20):
        if tiles[0].hasFocus():
            break
        focused(Qt.Key.Key_Tab)
    focused(Qt.Key.Key_Space)
    assert window.preferences.settings.camera == "webcam:v4l2:0"
    focused(Qt.Key.Key_Return)
    assert dialog.step.name == "output"
    qtbot.waitUntil(dialog.next.isEnabled)
    focused(Qt.Key.Key_Return)
    assert dialog.step.name == "portrait"
    assert not window.state.away


def test_return_presses_what_has_the_focus(start: Start, qtbot: QtBot) -> None:
    window = start()
    dialog = dialog_of(window)
    agree(qtbot, dialog)
    dialog.skip.setFocus()
    qtbot.keyClick(dialog.skip, Qt.Key.Key_Return)
    assert dialog.step.name == "output"
    dialog.back.setFocus()
    qtbot.keyClick(dialog.back, Qt.Key.Key_Return)
    assert dialog.step.name == "camera"


def test_every_step_but_consent_can_be_skipped(start: Start, qtbot: QtBot) -> None:
    window = start()
    dialog = dialog_of(window)
    qtbot.waitUntil(dialog.step.isVisible)
    assert not dialog.skip.isVisible()
    assert not dialog.skip_all.isVisible()
    assert not dialog.next.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.step.name == "consent"
    agree(qtbot, dialog)
    seen = []
    while dialog.step.name != "finish":
        seen.append(dialog.step.name)
        press(qtbot, dialog.skip)
    assert seen == STEPS[1:-1]
    assert not dialog.skip.isVisible()
    press(qtbot, dialog.next)
    assert window.preferences.settings.first_run.finished
    assert start().setup.dialog is None


def test_all_that_comes_after_consent_can_be_skipped(start: Start, qtbot: QtBot) -> None:
    window = start()
    skip_all(qtbot, window)
    assert window.preferences.settings.first_run.finished
    assert window.preferences.settings.consent.accepted_at
    window = start()
    assert window.setup.dialog is None
    press(qtbot, window.bar.live)
    assert window.state.live  # it has been asked
    window.go_live(False)


def test_nobody_goes_live_without_consent(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever closed set-up, or skipped consent where that could be done, is asked before the first time."""
    store = SettingsStore(tmp_path / "config")
    store.save(Settings(first_run=FirstRun(done=("consent",), finished=True)))
    store.close()
    window = start()
    assert window.setup.dialog is None
    press(qtbot, window.bar.live)
    assert not window.state.live
    asked = window.setup.agreement
    assert asked is not None
    assert not asked.agree.isEnabled()
    qtbot.waitUntil(asked.step.box.hasFocus)
    window.go_live(True)
    assert window.setup.agreement is asked  # one is enough
    press(qtbot, asked.later)
    qtbot.waitUntil(lambda: window.setup.agreement is None)
    assert not window.state.live
    assert window.preferences.settings.consent.accepted_at == ""

    window.shell.keymap.commands["live"].call()
    asked = window.setup.agreement
    assert asked is not None
    qtbot.keyClick(asked.step.box, Qt.Key.Key_Space)
    assert not window.state.away  # nobody is in a call: it is no Away key here
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.state.live)
    assert window.preferences.settings.consent.accepted_at
    window.go_live(False)

    window = start()
    press(qtbot, window.bar.live)
    assert window.state.live
    window.go_live(False)


def test_consent_skipped_in_the_midst_of_set_up_is_asked_when_it_goes_on(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    store = SettingsStore(tmp_path / "config")
    store.save(Settings(first_run=FirstRun(done=("consent", "camera"))))
    store.close()
    window = start()
    dialog = dialog_of(window)
    assert dialog.step.name == "consent"
    dialog.go_to("output")
    window.go_live(True)  # as another program asks, which no dialog keeps away
    assert dialog.step.name == "consent"
    assert window.setup.agreement is None
    assert not window.state.live


def test_it_goes_on_where_it_was_left(start: Start, qtbot: QtBot) -> None:
    dialog = dialog_of(start())
    agree(qtbot, dialog)
    press(qtbot, dialog.skip)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    window = start()
    dialog = dialog_of(window)
    assert dialog.step.name == "output"
    press(qtbot, dialog.back)
    assert dialog.step.name == "camera"
    press(qtbot, dialog.skip)
    press(qtbot, dialog.skip)
    window.close()  # in the middle
    assert dialog_of(start()).step.name == "portrait"


def test_set_up_again_starts_anew_and_does_not_come_back(start: Start, qtbot: QtBot) -> None:
    skip_all(qtbot, start())
    window = start()
    window.show_keys()
    [sheet] = window.findChildren(KeySheet)
    press(qtbot, sheet.set_up)
    dialog = dialog_of(window)
    assert dialog.step.name == "consent"
    press(qtbot, dialog.skip)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.preferences.settings.first_run.finished
    again = start()
    assert again.setup.dialog is None
    again.shell.general.set_up.click()
    dialog = dialog_of(again)
    assert dialog.step.name == "consent"
    press(qtbot, dialog.skip_all)  # it has been given


def test_a_promise_once_made_is_shown_with_its_date(start: Start, qtbot: QtBot) -> None:
    window = start()
    dialog = dialog_of(window)
    qtbot.mouseClick(dialog.step.box, LEFT)  # type: ignore[attr-defined]
    press(qtbot, dialog.next)
    accepted = window.preferences.settings.consent.accepted_at
    press(qtbot, dialog.skip_all)
    window.setup.again()
    consent = dialog_of(window).step
    assert consent.box.isChecked()  # type: ignore[attr-defined]
    assert str(datetime.datetime.now().astimezone().year) in consent.when.text()  # type: ignore[attr-defined]
    press(qtbot, dialog_of(window).next)
    assert window.preferences.settings.consent.accepted_at == accepted


def test_settings_that_nobody_keeps_ask_nothing(qtbot: QtBot) -> None:
    """As with --demo."""
    window = build_window(FakePuppeteer)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.state.ready)
    assert window.setup.dialog is None
    window.go_live(True)  # but for this
    assert window.setup.agreement is not None
    assert not window.state.live
    window.close()
    assert window.link.join()


# ---- pages -----------------------------------------------------------------------------------------------------------


def test_cameras_come_and_go_and_say_what_is_wrong(start: Start, qtbot: QtBot) -> None:
    puppeteer = FakePuppeteer()
    del puppeteer.camera_list[1]
    dialog = dialog_of(start(puppeteer))
    to(qtbot, dialog, "camera")
    step = dialog.step
    assert "No camera was found" in step.note.text()  # type: ignore[attr-defined]
    assert [tile.caption() for tile in step.tiles] == ["A recorded face, to try things out"]  # type: ignore[attr-defined]
    puppeteer.camera_views.troubles["webcam:late"] = "Late Cam is in use"
    puppeteer.camera_list.append(CameraInfo("webcam:late", "Late Cam"))
    qtbot.waitUntil(lambda: [tile.text() for tile in step.tiles] == ["Late Cam", "Bundled driver"])  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: step.tiles[0].caption() == "Late Cam is in use")  # type: ignore[attr-defined]
    assert "Another camera" in step.note.text()  # type: ignore[attr-defined]
    dialog.close()
    assert not puppeteer.camera_views.opened


def test_without_a_webcam_no_neutral_is_taken_of_the_recorded_face(start: Start, qtbot: QtBot) -> None:
    """It is nobody's. Once a webcam is there and picked, the step goes on as usual."""
    puppeteer = FakePuppeteer()
    del puppeteer.camera_list[1]
    puppeteer._camera = "driver:bundled"
    dialog = dialog_of(start(puppeteer))
    to(qtbot, dialog, "neutral")
    step = dialog.step
    qtbot.waitUntil(lambda: step.words.text().startswith("No webcam is in use"))  # type: ignore[attr-defined]
    qtbot.wait(200)
    assert puppeteer._calibration_s is None
    assert dialog.title.text() == "Your neutral face can wait"
    assert step.view._image.isNull()  # type: ignore[attr-defined]
    assert not step.again.isVisible()  # type: ignore[attr-defined]
    assert dialog.next.isEnabled()  # there is nothing to be done
    puppeteer.camera_list.append(CameraInfo("webcam:late", "Late Cam"))
    puppeteer.select_camera("webcam:late")
    qtbot.waitUntil(lambda: dialog.title.text() == "Look straight, mouth closed")
    qtbot.waitUntil(lambda: not step.view._image.isNull())  # type: ignore[attr-defined]
    assert not dialog.next.isEnabled()
    qtbot.waitUntil(lambda: puppeteer._calibration_s is not None)
    puppeteer._calibration_s = -10.0
    qtbot.waitUntil(lambda: step.words.text() == "That is your neutral face")  # type: ignore[attr-defined]
    puppeteer.select_camera("driver:bundled")
    qtbot.waitUntil(lambda: step.words.text().startswith("No webcam is in use"))  # type: ignore[attr-defined]
    assert not step.again.isVisible()  # type: ignore[attr-defined]


def test_no_virtual_camera_is_a_command_then_recheck_finds_it(start: Start, qtbot: QtBot) -> None:
    puppeteer = FakePuppeteer()
    puppeteer.output_open = False
    puppeteer.problems = [Problem("output", "No virtual camera could be opened.")]
    dialog = dialog_of(start(puppeteer))
    to(qtbot, dialog, "output")
    panel = dialog.step.panel  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: panel.state is not None)
    assert panel.state.situation is Situation.MISSING
    assert not dialog.next.isEnabled()
    press(qtbot, panel.copy)
    assert QGuiApplication.clipboard().text() == panel.state.command
    assert "v4l2loopback-dkms" in panel.command.toPlainText()
    assert panel.light.accessibleName() == "Not ready"
    puppeteer.output_opens = True
    press(qtbot, panel.recheck)
    qtbot.waitUntil(dialog.next.isEnabled)
    assert ("try_output",) in puppeteer.calls
    assert panel.state.situation is Situation.UNTIL_RESTART
    assert panel.light.accessibleName() == "Works, with a catch"
    assert panel.call.text() == "In the call, choose “Puppet” as the camera."


def test_a_device_that_opens_by_itself_is_noticed(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    puppeteer = FakePuppeteer()
    puppeteer.output_open = False
    puppeteer.problems = [Problem("output", "No virtual camera could be opened.")]
    dialog = dialog_of(start(puppeteer, Machine(System.MACOS, tmp_path)))
    to(qtbot, dialog, "output")
    panel = dialog.step.panel  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: panel.state is not None)
    assert panel.visit.isVisible()
    assert not panel.command.isVisible()
    press(qtbot, panel.copy)
    assert QGuiApplication.clipboard().text() == OBS_LINK
    puppeteer.output_open = True
    qtbot.waitUntil(lambda: panel.state.situation is Situation.READY)
    assert panel.light.accessibleName() == "Ready"


def test_a_puppet_without_pyvirtualcam_says_what_else_there_is(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    puppeteer = FakePuppeteer()
    puppeteer.output_open = False
    dialog = dialog_of(start(puppeteer, Machine(System.LINUX, tmp_path, opener=False, bundle=True)))
    to(qtbot, dialog, "output")
    panel = dialog.step.panel  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: panel.state is not None)
    assert "comes without pyvirtualcam" in panel.summary.text()
    assert "clean window" in panel.advice.text()
    assert not panel.command.isVisible()
    assert not dialog.next.isEnabled()
    assert panel.light.accessibleName() == "Not ready"


def test_the_chip_opens_the_page_later(start: Start, qtbot: QtBot) -> None:
    puppeteer = FakePuppeteer()
    puppeteer.output_open = False
    window = start(puppeteer, Machine(System.WINDOWS))
    skip_all(qtbot, window)
    assert window.bar.output.text() == "Preview only"
    press(qtbot, window.bar.output)
    page = window.setup.page
    assert page is not None
    qtbot.waitUntil(lambda: page.panel.state is not None)
    assert page.panel.state.system is System.WINDOWS
    window.setup.show_output_page()
    assert window.setup.page is page  # one is enough
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.setup.page is None
    puppeteer.problems = [
        Problem("output", "No virtual camera could be opened (no).", "Run: sudo this."),
        Problem("other", "Another thing."),
    ]
    qtbot.waitUntil(lambda: len(window.banner.messages) == 2)
    offers = {one.problem.key: one.action for one in window.banner.messages}
    assert offers["other"] is None
    while window.banner.message.problem.key != "output":
        press(qtbot, window.banner.more)
    assert window.banner.text.text() == "<b>No virtual camera could be opened.</b>"
    press(qtbot, window.banner.details)
    details = window.findChild(DetailsDialog)
    assert "Run: sudo this." in details.text.toPlainText()
    details.close()
    press(qtbot, window.banner.action)
    assert window.setup.page is not None


def test_going_live_unseen_is_told_every_time_with_what_to_do(start: Start, qtbot: QtBot) -> None:
    puppeteer = FakePuppeteer()
    puppeteer.output_open = False
    puppeteer.problems = [Problem("output", "No virtual camera could be opened (no).", "Run: sudo this.")]
    window = start(puppeteer, Machine(System.WINDOWS))
    skip_all(qtbot, window)
    qtbot.waitUntil(lambda: [one.problem.key for one in window.banner.messages] == ["output"])
    for _ in range(2):
        press(qtbot, window.bar.live)
        [told] = window.banner.messages  # in place of what it is the reason for
        assert told.problem.message.startswith("You are live, but nobody else sees the puppet")
        assert "Run: sudo this." in told.details
        press(qtbot, window.banner.close_button)
        assert [one.problem.key for one in window.banner.messages] == ["output"]
        window.go_live(False)
    window.go_live(True)
    press(qtbot, window.banner.action)
    assert window.setup.page is not None
    puppeteer.output_open, puppeteer.problems = True, []
    qtbot.waitUntil(lambda: window.banner.messages == [])
    window.go_live(False)
    window.go_live(True)
    assert window.banner.messages == []


def test_a_dropped_picture_becomes_a_portrait(start: Start, png, qtbot: QtBot) -> None:
    window = start()
    dialog = dialog_of(window)
    to(qtbot, dialog, "portrait")
    mime = QMimeData()
    mime.setData("image/png", png(60, 60).data)
    dialog.step.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, LEFT, NOTHING))
    qtbot.waitUntil(lambda: len(dialog.step.tiles) == 4)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: dialog.step.tiles[3].isChecked())  # type: ignore[attr-defined]


def test_the_crop_can_be_adjusted_on_the_way(start: Start, qtbot: QtBot) -> None:
    window = start()
    dialog = dialog_of(window)
    to(qtbot, dialog, "portrait")
    step = dialog.step
    qtbot.waitUntil(lambda: step.crop.draft is not None)  # type: ignore[attr-defined]
    press(qtbot, step.adjust)  # type: ignore[attr-defined]
    editor = window.editing.dialog  # type: ignore[union-attr]
    assert editor is not None
    assert editor.parent() is dialog
    qtbot.waitUntil(editor.save.isEnabled)
    editor.shape.picked.emit("wide")
    press(qtbot, editor.save)
    qtbot.waitUntil(lambda: window.editing.dialog is None)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: step.crop.draft is not None and step.crop.draft.edit.cut is not None)  # type: ignore[attr-defined]


def test_what_goes_wrong_is_told_where_the_user_looks(start: Start, png, qtbot: QtBot) -> None:
    window = start()
    dialog = dialog_of(window)
    to(qtbot, dialog, "portrait")
    mime = QMimeData()
    mime.setData("image/png", b"no picture at all")
    dialog.step.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, LEFT, NOTHING))
    qtbot.waitUntil(lambda: dialog.banner.isVisible())
    assert "not a picture" in dialog.banner.text.text()
    press(qtbot, dialog.banner.close_button)
    assert not dialog.banner.isVisible()


def test_the_last_page_leads_back_to_a_missing_virtual_camera(start: Start, qtbot: QtBot) -> None:
    puppeteer = FakePuppeteer()
    puppeteer.output_open = False
    dialog = dialog_of(start(puppeteer))
    to(qtbot, dialog, "finish")
    press(qtbot, dialog.step.fix)  # type: ignore[attr-defined]
    assert dialog.step.name == "output"


def test_pages_wait_for_the_puppeteer(qtbot: QtBot, tmp_path: Path, linux: Machine) -> None:
    """What can be read at once is there at once; the rest comes when there is something to show."""
    import threading

    gate = threading.Event()

    def slow() -> FakePuppeteer:
        gate.wait(10)
        return FakePuppeteer()

    preferences = open_preferences(SettingsStore(tmp_path / "config"), Messages())
    window = build_window(slow, preferences=preferences, machine=linux)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.setup.dialog is not None)
    dialog = dialog_of(window)
    assert dialog.step.isVisible()
    agree(qtbot, dialog)
    assert dialog.waiting.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: dialog.step.isVisible())
    window.close()
    assert window.link.join()


def test_nothing_is_cut_off_at_any_size(start: Start, qtbot: QtBot) -> None:
    """Every word of every page fits its label; what does not fit the page can be scrolled to."""
    puppeteer = FakePuppeteer()
    puppeteer.output_open = False
    dialog = dialog_of(start(puppeteer))
    for size in ((560, 430), (860, 620)):
        dialog.setMinimumSize(10, 10)
        for name in STEPS:
            dialog.go_to(name)
            dialog.resize(*size)
            qtbot.wait(60)
            assert dialog.width() <= size[0] + 40
            for label in dialog.findChildren(QLabel):
                if label.isVisible() and label.text() and label.wordWrap():
                    assert label.height() >= label.heightForWidth(label.width()), (name, size, label.text())
            for button in dialog.findChildren(QAbstractButton):
                if button.isVisible() and type(button).__name__ == "QPushButton":
                    assert button.width() >= button.sizeHint().width(), (name, size, button.text())
            [area] = [area for area in dialog._areas if area.isVisible()]
            assert isinstance(area, QScrollArea)
            assert area.widget().width() <= area.viewport().width()


def test_it_follows_the_colours(start: Start, qtbot: QtBot) -> None:
    dialog = dialog_of(start())
    for dark in (True, False):
        build_app(dark=dark)
        qtbot.wait(30)
        shown = dialog.grab().toImage()
        assert (shown.pixelColor(4, 4).lightness() < 128) is dark
