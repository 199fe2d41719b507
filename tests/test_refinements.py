"""The shown portrait is refined in the background, in another process, kept, and shown refined."""

from __future__ import annotations

import dataclasses
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

import main
from puppet.live.folders import Folders
from puppet.live.puppeteer import LivePuppeteer
from puppet.live.refinements import REMEMBERED, SPARE_CORES, Refinements
from puppet.models import Persona, PortraitInfo
from puppet.persona.file import PersonaFile, save_persona
from puppet.refinement import elsewhere
from puppet.refinement.result import Cancelled, Progress, Refined
from tests import persona_files
from tests.fake_refiner import WEIGHTS, refinement
from tests.fakes import FakeClock, Stage
from tests.test_photos import Start

FAKE = (sys.executable, "-m", "tests.fake_refiner")
KEY = "bundled:grace"


def until(true: Callable[[], object], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def no_progress(_share: float) -> None:
    pass


# ---- in another process ----------------------------------------------------------------------------------------------


@pytest.fixture
def persona() -> Persona:
    return persona_files.persona()


def test_what_was_found_comes_back_with_its_figures(persona: Persona) -> None:
    shares: list[float] = []
    found = elsewhere.refine_elsewhere(persona, shares.append, lambda: False, [*FAKE, "accepts"])
    assert found.refinement is not None
    assert np.array_equal(found.refinement.tensors["adain"], refinement().tensors["adain"])
    assert (found.refinement.weights, found.reason) == (WEIGHTS, "accepts")
    assert found.before == found.after == {"face": 30.0}
    assert shares == [0.25, 1.0]


def test_what_was_refused_comes_back_with_the_reason(persona: Persona) -> None:
    found = elsewhere.refine_elsewhere(persona, no_progress, lambda: False, [*FAKE, "refuses"])
    assert (found.refinement, found.reason, found.after) == (None, "refuses", {"face": 30.0})


def test_further_photos_are_known_there(persona: Persona) -> None:
    whole = dataclasses.replace(persona, others=(persona_files.persona(id="b2"),))
    found = elsewhere.refine_elsewhere(whole, no_progress, lambda: False, [*FAKE, "accepts"])
    assert found.after == {"face": 31.0}


@pytest.mark.parametrize(("way", "said"), [("fails", "no room for another trip"), ("crashes", "refining failed")])
def test_a_process_that_ends_badly_says_why(persona: Persona, way: str, said: str) -> None:
    with pytest.raises(RuntimeError, match=said):
        elsewhere.refine_elsewhere(persona, no_progress, lambda: False, [*FAKE, way])


def test_a_process_that_hangs_is_ended(persona: Persona) -> None:
    with pytest.raises(RuntimeError, match="more than 3 s"):
        elsewhere.refine_elsewhere(persona, no_progress, lambda: False, [*FAKE, "hangs"], timeout_s=3)


def test_giving_up_ends_the_process_and_leaves_nothing(
    persona: Persona, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    begun = lambda: any(tmp_path.glob("*/begun"))  # noqa: E731
    started = time.monotonic()
    found = elsewhere.refine_elsewhere(persona, no_progress, begun, [*FAKE, "hangs"])
    assert (found.refinement, found.reason) == (None, "cancelled")
    assert time.monotonic() - started < 30
    assert not list(tmp_path.iterdir())


def test_the_shipped_weights_are_named_as_they_name_themselves() -> None:
    from puppet.model.shipped import default_weights
    from puppet.model.weights import load_weights

    path = default_weights()
    assert path is not None
    assert elsewhere.shipped()[0] == load_weights(path).hash


# ---- the shown portrait ----------------------------------------------------------------------------------------------


class Refiner:
    """Refines when it is let go.

    Attributes:
        found: what it comes to.
    """

    def __init__(self) -> None:
        self.go = threading.Event()
        self.found = Refined(refinement(), "better", {}, {})
        self.begun: list[int] = []
        self.given_up = 0

    def __call__(self, persona: Persona, progress: Progress, cancelled: Cancelled) -> Refined:
        self.begun.append(1 + len(persona.others))
        progress(0.5)
        while not self.go.wait(0.01):
            if cancelled():
                self.given_up += 1
                return Refined(None, "cancelled", {}, {})
        return self.found


class Shown:
    """The first portrait of a start, shown, with time that passes when told to."""

    def __init__(self, folder: Path, cores: int = 2) -> None:
        self.start = Start(folder)
        self.refiner = Refiner()
        parts = dataclasses.replace(self.start.stage.parts(), refines=lambda: (WEIGHTS, self.refiner))
        self.clock, self.live = FakeClock(), False
        self.now = self.start.preparer.renew(KEY)
        self.refinements = Refinements(
            parts, self.start.gallery, self.start.preparer, self.show, folder / "unrefined", self.clock, cores
        )
        self.refinements.start()

    def show(self, prepared: object) -> None:
        self.now = prepared  # type: ignore[assignment]

    def step(self, seconds: float = 5.0) -> None:
        """Time passes, in which the portrait is shown."""
        self.refinements.step(self.now, self.live)
        self.clock.sleep(seconds)
        self.refinements.step(self.now, self.live)

    @property
    def progress(self) -> float | None:
        return self.refinements.progress(KEY)


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    shown = Shown(tmp_path)
    yield shown
    assert shown.refinements.stop()


def test_what_was_found_is_shown_and_there_at_the_next_start(shown: Shown, tmp_path: Path) -> None:
    before = shown.now
    shown.step()
    until(lambda: shown.progress == 0.5)
    shown.refiner.go.set()
    until(lambda: shown.now is not before)
    kept = shown.now.persona.refinement
    assert kept is not None
    assert np.array_equal(kept.tensors["adain"], refinement().tensors["adain"])
    shown.step()
    assert shown.progress is None
    again = Shown(tmp_path)
    assert again.start.maker.made == 0
    assert again.start.whole().refinement is not None
    again.step()
    assert again.progress is None
    assert shown.refiner.begun == [1]
    assert not again.refiner.begun
    assert again.refinements.stop()


def test_a_portrait_with_further_photos_keeps_both(shown: Shown, tmp_path: Path) -> None:
    shown.start.add(shade=20)
    shown.now = shown.start.preparer.renew(KEY)
    shown.step()
    shown.refiner.go.set()
    until(lambda: shown.now.persona.refinement is not None)
    assert shown.refiner.begun == [2]
    whole = Start(tmp_path).whole()
    assert whole.refinement is not None
    assert len(whole.others) == 1


def test_what_was_refused_is_not_tried_again(shown: Shown, tmp_path: Path) -> None:
    before = shown.now
    shown.refiner.found = dataclasses.replace(shown.refiner.found, refinement=None)
    shown.refiner.go.set()
    shown.step()
    until(lambda: list(tmp_path.glob("unrefined/*")))
    assert shown.now is before
    again = Shown(tmp_path)
    again.step()
    time.sleep(0.1)
    assert not again.refiner.begun
    again.start.add(shade=20)  # other photos are another matter
    again.now = again.start.preparer.renew(KEY)
    again.step()
    until(lambda: again.refiner.begun == [2])
    assert again.refinements.stop()


def test_few_refusals_are_remembered(shown: Shown, tmp_path: Path) -> None:
    folder = tmp_path / "unrefined"
    folder.mkdir()
    for number in range(REMEMBERED + 20):
        (folder / str(number)).touch()
        os.utime(folder / str(number), (number, number))
    shown.refiner.found = dataclasses.replace(shown.refiner.found, refinement=None)
    shown.refiner.go.set()
    shown.step()
    until(lambda: len(list(folder.iterdir())) == REMEMBERED)
    assert not (folder / "0").exists()


def test_who_looks_through_the_gallery_starts_nothing(shown: Shown) -> None:
    shown.step(3.0)
    shown.now = shown.start.preparer.renew(KEY)
    shown.step(3.0)
    time.sleep(0.05)
    assert not shown.refiner.begun


def test_a_call_comes_first_and_it_begins_anew_after_it(shown: Shown) -> None:
    shown.step()
    until(lambda: shown.progress == 0.5)
    shown.live = True
    shown.step()
    until(lambda: shown.refiner.given_up == 1)
    assert shown.progress is None
    shown.live = False
    shown.step()
    until(lambda: shown.progress == 0.5)


def test_with_processors_to_spare_it_goes_on_beside_a_call(tmp_path: Path) -> None:
    shown = Shown(tmp_path, SPARE_CORES)
    shown.live = True
    shown.step()
    until(lambda: shown.progress == 0.5)
    assert shown.refinements.stop()


def test_another_portrait_or_other_photos_end_it(shown: Shown) -> None:
    shown.step()
    until(lambda: shown.progress == 0.5)
    shown.start.add(shade=20)
    shown.now = before = shown.start.preparer.renew(KEY)
    shown.step(0.0)
    until(lambda: shown.refiner.given_up == 1)
    shown.step()
    until(lambda: shown.refiner.begun == [1, 2])
    shown.start.add(shade=40)  # not shown yet when it is done
    shown.refiner.go.set()
    until(lambda: shown.progress is None)
    time.sleep(0.05)
    assert shown.now is before
    assert shown.start.whole().refinement is None


def test_a_persona_file_stays_as_it_was_made(shown: Shown, tmp_path: Path) -> None:
    save_persona(tmp_path / "x.puppet", PersonaFile(persona_files.persona()))
    tile = shown.start.preparer.add(tmp_path / "x.puppet", "", None)
    assert isinstance(tile, PortraitInfo)
    shown.now = shown.start.preparer.renew(tile.key)
    shown.step()
    time.sleep(0.05)
    assert not shown.refiner.begun


def test_the_app_refines_and_says_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("puppet.live.refinements.SHOWN_S", 0.1)
    stage, refiner = Stage(tmp_path / "bundled"), Refiner()
    live = LivePuppeteer(
        dataclasses.replace(stage.parts(), refines=lambda: (WEIGHTS, refiner)),
        (160, 90),
        folders=Folders(tmp_path / "config", tmp_path / "data", tmp_path / "cache"),
        prefetch=False,
    )
    live.start()
    try:
        until(lambda: live.state().refining == 0.5)
        live.close()
        until(lambda: refiner.given_up)
        assert live.state().refining is None
    finally:
        live.close()


def test_measuring_refines_nothing() -> None:
    assert main.build_parts().refines is not None
    assert main.bench_parts("").refines is None
