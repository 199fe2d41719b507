"""Flicker: what changes beyond what moves, on a real face that is moved, lit and disturbed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from puppet.cv import cv2
from puppet.evaluation.flicker import CAP, Flicker
from puppet.evaluation.metrics import Scorer, mouth_mask
from puppet.models import Image, Points
from tests.known_faces import COLLINS, landmarks, picture

Change = Callable[[Image, int], Image]


def clip(change: Change = lambda image, _: image, speed: int = 2) -> list[tuple[Image, Points]]:
    """The face moving to the right by whole pixels (resampling would make it flicker), each frame changed."""
    image, points = picture(COLLINS), landmarks(COLLINS)
    out = []
    for t in range(8):
        by = np.array([[1, 0, speed * t], [0, 1, 0]], np.float64)
        moved = cv2.warpAffine(image, by, image.shape[1::-1], flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
        out.append((change(moved, t), points + np.array([speed * t, 0, 0], np.float32)))
    return out


def flicker_of(frames: list[tuple[Image, Points]]) -> Flicker:
    flicker = Flicker()
    for image, points in frames:
        flicker.add(image, points)
    return flicker


def lit(image: Image, levels: float) -> Image:
    return np.clip(image.astype(np.float32) + levels, 0, 255).astype(np.uint8)


def flickering(image: Image, t: int) -> Image:
    return lit(image, 4.0 * (-1) ** t)


def crawling(image: Image, t: int) -> Image:
    noise = np.random.default_rng(t).normal(0, 12, image.shape[:2]).astype(np.float32)
    return lit(image, cv2.GaussianBlur(noise, (0, 0), 1.5)[..., None])


def test_what_stands_or_moves_steadily_does_not_flicker() -> None:
    still, moving = flicker_of(clip(speed=0)), flicker_of(clip())
    assert still.head == [0.0] * 6
    assert len(moving.head) == len(moving.mouth) == 6
    assert np.mean(moving.head) < 1.0
    assert np.mean(moving.mouth) < 1.0
    brighter = flicker_of(clip(lambda image, t: lit(image, 2.0 * t)))  # light that changes evenly
    assert np.mean(brighter.head) < 1.3


@pytest.mark.parametrize("change", [flickering, crawling])
def test_what_changes_from_frame_to_frame_does(change: Change) -> None:
    steady, unsteady = flicker_of(clip()), flicker_of(clip(change))
    assert np.mean(unsteady.head) > np.mean(steady.head) + 1
    assert np.mean(unsteady.mouth) > np.mean(steady.mouth) + 1
    assert max(unsteady.head) <= CAP


def test_a_mouth_that_flickers_is_told_from_a_head() -> None:
    frames = clip()
    for t, (image, points) in enumerate(frames):
        mouth = mouth_mask(points, image)
        image[mouth] = lit(image, 6.0 * (-1) ** t)[mouth]
    flicker, steady = flicker_of(frames), flicker_of(clip())
    assert np.mean(flicker.mouth) > np.mean(steady.mouth) + 2
    assert np.mean(flicker.head) < np.mean(steady.head) + 0.4


def test_frames_without_a_face_are_not_judged() -> None:
    flicker = Flicker()
    for t, (image, points) in enumerate(clip()):
        flicker.add(image, None if t in (2, 3) else points)
    assert len(flicker.head) == 4
    assert Flicker().means() == (None, None)


def test_a_score_tells_it_in_shares_of_the_driver() -> None:
    driver = flicker_of(clip(flickering)).means()
    for frames, low, high in ((clip(flickering), 0.999, 1.001), (clip(), 0.0, 0.4), (clip(speed=0), 0.0, 0.0)):
        scorer = Scorer(picture(COLLINS), landmarks(COLLINS), unsteady=driver)
        for image, points in frames:
            scorer.add(points, image, points)
        score = scorer.score()
        assert score.flicker is not None
        assert score.flicker_mouth is not None
        assert low <= score.flicker <= high
        assert low <= score.flicker_mouth <= high
    assert Scorer(picture(COLLINS), landmarks(COLLINS)).score().flicker is None
