"""Refining a persona: what it learns from, when it is taken, and the commands and the thread that run it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

import main
from puppet.live.refining import Refining
from puppet.model.crop import SIZE, crop_persona
from puppet.model.engine import ADAIN, SPATIAL, PersonaTensors, embed
from puppet.model.network import FULL
from puppet.model.shipped import default_weights
from puppet.model.weights import Weights, load_weights
from puppet.models import Persona, Refinement
from puppet.persona.file import load_persona
from puppet.persona.portrait import PortraitMaker
from puppet.refinement import anchor as anchoring
from puppet.refinement import refine as refining
from puppet.refinement import rehearsal as rehearsing
from puppet.refinement import stage as staging
from puppet.refinement.anchor import Anchor
from puppet.refinement.gauge import Gauge, Levels, no_gain, worse_in_motion
from puppet.refinement.refine import Budget, refine
from puppet.refinement.rehearsal import Rehearsal
from puppet.refinement.result import Cancelled, Progress, Refined
from puppet.refinement.trips import Traveller, Trip, batch_of, carried
from puppet.training.discriminator import Discriminator
from tests import known_faces as faces

DRIVER = Path(__file__).parent.parent / "assets" / "driver.mp4"
TINY = Budget(steps=8, trips=4, held_out=2, batch=2, look_every=8)


@pytest.fixture(scope="module", autouse=True)
def short_takes() -> Iterator[None]:
    """A few frames of two of the driver's takes: what a rehearsal costs is its frames."""
    whole = rehearsing.driver()
    short = replace(whole, takes=(whole.takes[0][:4], whole.takes[2][:4]), practice=whole.practice[:1])
    with pytest.MonkeyPatch.context() as patch:
        for module in (refining, rehearsing, anchoring, staging):
            patch.setattr(module, "driver", lambda: short)
        yield


def make_lenient(patch: pytest.MonkeyPatch) -> None:
    """Two trips and eight steps prove nothing to the judges: how they judge is tested below."""
    patch.setattr(refining, "no_gain", lambda *_: "")
    patch.setattr(refining, "worse_in_motion", lambda *_: "")


@pytest.fixture(scope="module")
def weights() -> Weights:
    path = default_weights()
    if path is None:
        pytest.skip("no weights come along")
    return load_weights(path)


def made_of(photo: Path) -> Persona:
    maker = PortraitMaker()
    made = maker.make(photo)
    maker.close()
    assert isinstance(made, Persona)
    return made


@pytest.fixture(scope="module")
def persona() -> Persona:
    return made_of(faces.HOPPER)


@pytest.fixture(scope="module")
def smiling() -> Persona:
    """Teeth that show: what refining helps most, so that a few steps tell."""
    return made_of(faces.COLLINS)


@pytest.fixture(scope="module")
def trips(persona: Persona) -> list[Trip]:
    traveller, rng = Traveller(persona), np.random.default_rng(3)
    return [traveller.trip(rng) for _ in range(4)]


def tensors(persona: Persona, weights: Weights) -> tuple[torch.Tensor, torch.Tensor]:
    found = embed(weights, crop_persona(persona))
    return torch.from_numpy(found.spatial), torch.from_numpy(found.adain)


# ---- round trips -----------------------------------------------------------------------------------------------------


def test_the_way_back_ends_in_the_photograph_and_the_warp_alone_does_not_get_there(trips: list[Trip]) -> None:
    for trip in trips:
        target, warped = trip.whole["target"], trip.whole["warped"][..., :3]
        inside = slice(96, 160)
        away = np.abs(target.astype(int) - warped)[inside, inside].mean()
        assert 0.3 < away < 20  # the same face, but not the same picture
    assert not np.array_equal(trips[0].whole["target"], trips[1].whole["target"])  # the crop is the other pose's


def test_what_is_transported_and_carried_back_is_where_it_was(trips: list[Trip]) -> None:
    """Where each cell lies, as if that were spatial tensors, goes the whole way. It comes back as it was, in a crop
    that lies elsewhere and is larger or smaller: to within a crop pixel or so, a cell having four."""
    at = (torch.arange(SIZE // 4) + 0.5) * 4 - 0.5
    place = torch.stack(torch.meshgrid(at, at, indexing="xy"))
    middle = (slice(18, 46), slice(18, 46))
    offs = []
    for trip in trips:
        batch = batch_of([trip])
        there = carried(place, batch["transport"])
        back = torch.nn.functional.grid_sample(there, batch["grid"], "bilinear", "border", align_corners=False)
        lost, bent = (_off(place[(..., *middle)], found[0][(..., *middle)]) for found in (back, there))
        offs.append((np.median(lost), np.median(bent)))
    assert np.max(offs, axis=0)[0] < 1.5
    assert np.mean(offs, axis=0)[1] > 1.5 * np.mean(offs, axis=0)[0]


def _off(place: torch.Tensor, found: torch.Tensor) -> np.ndarray:
    """Distances of places (2, h, w) in crop pixels, but for a shift and a scale along each axis."""
    axes = []
    for x, y in zip(place.numpy(), found.numpy(), strict=True):
        known = np.column_stack([x.ravel(), np.ones(x.size)])
        axes.append(y.ravel() - known @ np.linalg.lstsq(known, y.ravel(), rcond=None)[0])
    return np.hypot(*axes)


def test_gradients_go_through_the_transport(persona: Persona, trips: list[Trip], weights: Weights) -> None:
    spatial, adain = (part.clone().requires_grad_() for part in tensors(persona, weights))
    batch = batch_of(trips[:1])
    mended = weights.generator(
        batch["warped"], batch["raster"], batch["grid"], carried(spatial, batch["transport"]), adain[None]
    )
    mended.paint.mean().backward()
    assert spatial.grad is not None
    assert adain.grad is not None
    assert (spatial.grad.abs().sum(0)[24:40, 24:40] > 0).float().mean() > 0.9
    assert adain.grad.abs().max() > 0


# ---- refining --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def refined(smiling: Persona, weights: Weights) -> Refined:
    with pytest.MonkeyPatch.context() as patch:
        make_lenient(patch)
        return refine(smiling, weights, budget=TINY)


def test_held_out_trips_get_better(refined: Refined, smiling: Persona, weights: Weights) -> None:
    assert refined.accepted
    assert refined.refinement is not None
    assert refined.after["face"] > refined.before["face"] + 0.15
    assert refined.after["eyes"] > refined.before["eyes"] + 0.05
    assert refined.refinement.weights == weights.hash
    assert refined.refinement.scores["face after"] == refined.after["face"]
    assert f"{refined.before['face']:.2f} → {refined.after['face']:.2f} dB" in refined.line
    start = embed(weights, crop_persona(smiling))
    for name, before in ((ADAIN, start.adain), (SPATIAL, start.spatial)):
        tensor = refined.refinement.tensors[name]
        assert tensor.dtype == np.float32
        assert tensor.shape == before.shape
        assert 0 < np.abs(tensor - before).mean() < 0.1


def test_the_networks_stay_as_they_are(refined: Refined, weights: Weights) -> None:
    fresh = load_weights(default_weights() or Path())
    for ours, theirs in ((weights.generator, fresh.generator), (weights.embedder, fresh.embedder)):
        for name, value in theirs.state_dict().items():
            assert torch.equal(value, ours.state_dict()[name]), name


def test_the_same_seed_finds_the_same(
    refined: Refined, smiling: Persona, weights: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_lenient(monkeypatch)
    again = refine(smiling, weights, budget=TINY)
    assert again.refinement is not None
    assert refined.refinement is not None
    for name, tensor in refined.refinement.tensors.items():
        np.testing.assert_allclose(again.refinement.tensors[name], tensor, atol=1e-4)


def test_a_judge_has_a_say_and_stays_as_it_is(
    refined: Refined, smiling: Persona, weights: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_lenient(monkeypatch)
    torch.manual_seed(1)
    judge = Discriminator(weights.tier)
    before = {name: value.clone() for name, value in judge.state_dict().items()}
    judged = refine(smiling, weights, budget=TINY, judge=judge)
    assert refined.refinement is not None
    if judged.refinement is not None:  # a judge that knows nothing may well spoil it
        assert np.abs(judged.refinement.tensors[ADAIN] - refined.refinement.tensors[ADAIN]).max() > 1e-4
    else:
        assert judged.reason == "round trips got no better"
    assert judge.training
    assert all(parameter.grad is None for parameter in judge.parameters())
    assert all(torch.equal(value, before[name]) for name, value in judge.state_dict().items())


def test_what_gains_nothing_for_certain_is_refused(
    persona: Persona, weights: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The judges have the last word, at every strength, and it is told whose fault it was."""
    judged: list[float] = []
    eyes: list[float] = []

    def refuses(before: Levels, after: Levels) -> str:
        judged.append(after.total - before.total)
        eyes.append(float((after.parts["eyes"] - before.parts["eyes"]).mean()))
        return "no"

    monkeypatch.setattr(refining, "no_gain", refuses)
    result = refine(persona, weights, budget=TINY)
    assert result.reason == "no"
    assert result.refinement is None
    assert len(judged) == len(refining.STRENGTHS)
    assert judged[0] > judged[-1] > 0  # part of the way, part of the gain
    assert eyes[0] > 0.1  # behind glasses, where the most is to be gained


def test_what_is_worse_is_refused(persona: Persona, weights: Weights) -> None:
    """So large a step makes every trip worse; where the first look says otherwise, the judges do not."""
    result = refine(persona, weights, budget=replace(TINY, rate_adain=3.0, rate_spatial=1.0))
    assert not result.accepted
    assert result.refinement is None
    assert result.reason == "round trips got no better"
    assert result.line.startswith("Not refined (round trips got no better): ")


def test_cancelling_ends_it_soon_and_leaves_nothing(persona: Persona, weights: Weights) -> None:
    shares: list[float] = []
    result = refine(persona, weights, shares.append, lambda: len(shares) > 5, budget=TINY)
    assert not result.accepted
    assert result.reason == "cancelled"
    assert len(shares) == 6
    assert max(shares) < 0.9
    assert shares == sorted(shares)


def test_another_tier_is_left_alone(persona: Persona, weights: Weights) -> None:
    result = refine(persona, replace(weights, tier=FULL))
    assert not result.accepted
    assert "full" in result.reason


# ---- judging ---------------------------------------------------------------------------------------------------------


def levels(face: list[float], mouth: float = 25.0, eyes: float = 25.0) -> Levels:
    return Levels({"face": np.array(face), "mouth": np.full(len(face), mouth), "eyes": np.full(len(face), eyes)})


def test_a_gain_counts_only_beyond_chance() -> None:
    before = levels([30, 32, 34, 31])
    assert no_gain(before, levels([30.3, 32.3, 34.2, 31.3])) == ""
    assert "no better for certain" in no_gain(before, levels([31.5, 31.6, 34.0, 31.0]))  # more, but not each time
    assert "no better" in no_gain(before, levels([30.01, 32.01, 34.01, 31.01]))
    assert "worse in the mouth" in no_gain(before, levels([31, 33, 35, 32], mouth=24.8))
    assert "worse in the eyes" in no_gain(before, levels([31, 33, 35, 32], eyes=24.8))
    assert "worse in the face" in no_gain(before, levels([29.9, 31.9, 33.9, 30.9], mouth=26, eyes=26))


FIGURES = {"jitter": 3.0, "identity": 2.0, "lips": 2.0, "lids": 3.0, "motion": 8.0, "tint": 0.0}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("jitter", 3.3, "trembles"),
        ("identity", 2.4, "differs more from the photo"),
        ("lips", 1.7, "inside the lips"),
        ("lids", 2.5, "inside the lids"),
        ("lids", 5.0, "inside the lids"),
        ("motion", 7.0, "follow the driver less"),
        ("tint", 9.0, "change their colour"),
    ],
)
def test_what_is_worse_in_motion_is_refused(name: str, value: float, said: str) -> None:
    assert worse_in_motion(FIGURES, FIGURES) == ""
    assert said in worse_in_motion(FIGURES, {**FIGURES, name: value})


def test_the_gauge_sees_worse_tensors(persona: Persona, weights: Weights, trips: list[Trip]) -> None:
    spatial, adain = tensors(persona, weights)
    gauge = Gauge(trips)
    usual = gauge.levels(weights.generator, spatial, adain)
    spoilt = gauge.levels(weights.generator, -spatial, adain)
    assert usual.total > spoilt.total + 0.25
    assert no_gain(usual, spoilt)


def test_the_rehearsal_sees_worse_pictures(persona: Persona, weights: Weights) -> None:
    spatial, adain = tensors(persona, weights)
    rehearsal = Rehearsal(persona, weights.generator)
    frames = rehearsal.frames(spatial, adain)
    usual = rehearsal.figures(frames)
    assert worse_in_motion(usual, usual) == ""
    noise = 0.05 * torch.randn(frames.shape, generator=torch.Generator().manual_seed(1))
    assert "trembles" in worse_in_motion(usual, rehearsal.figures(frames + noise))
    assert "differs more" in worse_in_motion(usual, rehearsal.figures(frames + 0.05))
    blurred = rehearsal.figures(torch.nn.functional.avg_pool2d(frames, 3, 1, 1))
    assert blurred["lips"] < 0.9 * usual["lips"]
    assert blurred["lids"] < 0.9 * usual["lids"]
    tinted = frames.clone()
    tinted[2, 2] -= 0.1  # blue of one picture alone
    assert 4 < rehearsal.figures(tinted, frames)["tint"] < 4.5
    frozen = frames[:1].expand(len(frames), -1, -1, -1)  # a poor mimic
    assert worse_in_motion(usual, rehearsal.figures(frozen)) != ""
    assert rehearsal.figures(frozen)["motion"] == 0


def test_the_anchor_holds_other_poses_to_what_they_were(persona: Persona, weights: Weights) -> None:
    spatial, adain = (part.clone().requires_grad_() for part in tensors(persona, weights))
    anchor = Anchor(persona, weights.generator, spatial.detach(), adain.detach())
    as_it_is = anchor.loss(np.random.default_rng(0), 128, spatial, adain)
    assert as_it_is.item() < 1e-4
    changed = anchor.loss(np.random.default_rng(0), 128, -spatial, adain)
    changed.backward()
    assert changed.item() > 0.02
    assert spatial.grad is not None
    assert spatial.grad.abs().max() > 0


# ---- use -------------------------------------------------------------------------------------------------------------


def made_up(weights: Weights) -> Refinement:
    rng = np.random.default_rng(0)
    shapes = {ADAIN: (weights.tier.adain,), SPATIAL: (weights.tier.spatial, 64, 64)}
    drawn = {name: rng.uniform(-1, 1, shape).astype(np.float32) for name, shape in shapes.items()}
    return Refinement(weights.hash, drawn)


def same(a: PersonaTensors, b: PersonaTensors) -> bool:
    return np.array_equal(a.spatial, b.spatial) and np.array_equal(a.adain, b.adain)


def test_a_refinement_counts_for_its_own_weights_alone(persona: Persona, weights: Weights) -> None:
    cropped, found = crop_persona(persona), made_up(weights)
    at_once, taken = embed(weights, cropped), embed(weights, cropped, found)
    assert same(taken, PersonaTensors(found.tensors[SPATIAL], found.tensors[ADAIN]))
    assert same(embed(weights, cropped, replace(found, weights="0" * 64)), at_once)
    short = {**found.tensors, ADAIN: found.tensors[ADAIN][:-1]}
    assert same(embed(weights, cropped, replace(found, tensors=short)), at_once)
    assert same(embed(weights, cropped, replace(found, tensors={ADAIN: found.tensors[ADAIN]})), at_once)


def test_personalise_keeps_what_is_found(
    refined: Refined, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def found(persona: Persona, _weights: Weights, progress: Progress) -> Refined:
        asked.append(persona.name)
        progress(1.0)
        return refined

    monkeypatch.setattr(refining, "refine", found)
    output = tmp_path / "x.puppet"
    assert main.main(["personalise", "--photo", str(faces.HOPPER), "--output", str(output), "--refine"]) == 0
    said = capsys.readouterr()
    assert refined.line in said.out
    assert "Refining: 100%" in said.err
    kept = load_persona(output).refinement
    assert kept is not None
    assert refined.refinement is not None
    assert np.array_equal(kept.tensors[SPATIAL], refined.refinement.tensors[SPATIAL])
    assert kept.scores == refined.refinement.scores
    # A file that holds one is not refined again; without the flag what it holds is not used.
    animate = ["animate", "--portrait", str(output), "--driver", str(DRIVER), "--frames", "2", "--engine", "eager"]
    assert main.main([*animate, "--output", str(tmp_path / "a.mp4"), "--refine"]) == 0
    assert "refined already" in capsys.readouterr().out
    assert main.main([*animate, "--output", str(tmp_path / "b.mp4")]) == 0
    assert "refined" not in capsys.readouterr().out
    assert len(asked) == 1


def test_there_is_nothing_to_refine_for_the_warp(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--portrait", str(faces.HOPPER), "--driver", str(DRIVER), "--output", str(tmp_path / "x.mp4")]
    assert main.main(["animate", *words, "--renderer", "warp", "--refine"]) == 1
    assert "nothing to refine for the warp" in capsys.readouterr().err


# ---- in the background -----------------------------------------------------------------------------------------------


class Slow:
    """Refines until it is let go, or told to give up."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.begun: list[str] = []
        self.given_up: list[str] = []

    def __call__(self, persona: Persona, progress: Progress, cancelled: Cancelled) -> Refined:
        self.begun.append(persona.id)
        progress(0.5)
        while not self.go.wait(0.01):
            if cancelled():
                self.given_up.append(persona.id)
                return Refined(None, "cancelled", {}, {})
        return Refined(None, f"for {persona.id}", {}, {})


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 5
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_the_latest_portrait_is_refined_and_others_are_given_up(persona: Persona) -> None:
    slow, told = Slow(), []
    job = Refining(slow, lambda key, who, refined: told.append((key, who.id, refined.reason)))
    job.start()
    first, second = replace(persona, id="1"), replace(persona, id="2")
    job.want("a", first)
    until(lambda: job.progress("a") == 0.5)
    job.want("a", first)  # once is enough
    job.want("b", second)
    assert job.progress("a") is None
    until(lambda: job.progress("b") == 0.5)
    assert slow.given_up == ["1"]
    slow.go.set()
    until(lambda: told)
    assert told == [("b", "2", "for 2")]
    assert slow.begun == ["1", "2"]
    assert job.progress("b") is None
    assert job.stop()


def test_stopping_gives_up_what_is_running(persona: Persona) -> None:
    slow, told = Slow(), []
    job = Refining(slow, lambda *outcome: told.append(outcome))
    job.start()
    job.want("a", persona)
    until(lambda: slow.begun)
    assert job.stop()
    assert slow.given_up
    assert not told


def test_a_failure_is_told_and_the_next_one_is_refined(persona: Persona) -> None:
    errors: list[tuple[str, str]] = []
    told: list[str] = []

    def fails(who: Persona, _progress: Progress, _cancelled: Cancelled) -> Refined:
        if who.id == "bad":
            raise RuntimeError("out of memory")
        return Refined(None, "", {}, {})

    job = Refining(fails, lambda key, *_: told.append(key), lambda key, error: errors.append((key, str(error))))
    job.start()
    job.want("a", replace(persona, id="bad"))
    until(lambda: errors)
    job.want("b", persona)
    until(lambda: told)
    assert errors == [("a", "out of memory")]
    assert told == ["b"]
    assert job.stop()
