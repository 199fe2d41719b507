"""The weights that come with the program, on people rendered from a rig that they were not trained on.

A floor below which no weights may fall; how good they are is for ``evaluate`` on real clips to say.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from rigset import Rendered, load

from engines.eager import EagerEngine
from puppet.cv import cv2
from puppet.evaluation.metrics import psnr
from puppet.model.renderer import GeneratorRenderer
from puppet.model.shipped import default_weights
from puppet.model.weights import Weights, load_weights
from puppet.models import Image, Points, Renderer
from puppet.motion.expression import eye_openings
from puppet.motion.pose import Head
from puppet.topology import LIPS_OUTER
from puppet.warp.landmark_warp import LandmarkWarp
from puppet.warp.mouth import lip_gap

FLOOR_MOUTH, FLOOR_FACE = 1.2, 0.6
"""Gains over the warp in dB that no weights may fall below."""
PARTED = 0.06
"""Lip gap over mouth width from which a mouth counts as open."""


@cache
def weights() -> Weights:
    path = default_weights()
    assert path is not None, "assets/weights/lite.safetensors is missing"
    assert path.stat().st_size < 30 << 20
    return load_weights(path)


@cache
def rendered() -> list[tuple[Rendered, list[Image], list[Image]]]:
    """Each person with the pictures that the warp and the generator make of all poses."""
    people = []
    for person in load():
        pictures = []
        renderers: tuple[Renderer, ...] = (LandmarkWarp(), GeneratorRenderer(EagerEngine(weights()), weights()))
        for renderer in renderers:
            renderer.bind(person.persona)
            pictures.append([renderer.render(pose) for pose in person.landmarks])
        people.append((person, *pictures))
    return people


def lips(shape: tuple[int, ...], landmarks: Points) -> np.ndarray:
    mask = np.zeros(shape[:2], np.uint8)
    cv2.fillPoly(mask, [landmarks[list(LIPS_OUTER), :2].round().astype(np.int32)], 1)
    return mask > 0


def test_mouths_are_nearer_to_the_truth_than_the_warp_s() -> None:
    gains = []
    for person, warped, made in rendered():
        for truth, pose, warp, own in zip(person.pictures, person.landmarks, warped, made, strict=True):
            if lip_gap(pose) > PARTED:
                inside = lips(truth.shape, pose)
                gains.append(psnr(own[inside], truth[inside]) - psnr(warp[inside], truth[inside]))
    assert len(gains) >= 6
    assert np.mean(gains) > FLOOR_MOUTH


def test_faces_are_no_further_from_the_truth_than_the_warp_s() -> None:
    gains = [
        psnr(own, truth) - psnr(warp, truth)
        for person, warped, made in rendered()
        for truth, warp, own in zip(person.pictures, warped, made, strict=True)
    ]
    assert np.mean(gains) > FLOOR_FACE


def test_what_is_painted_is_a_picture_and_not_noise() -> None:
    """No grid and no flicker: the same pose gives the same picture, and a pose a hair beside it nearly the same."""
    person, _, made = rendered()[0]
    renderer = GeneratorRenderer(EagerEngine(weights()), weights())
    renderer.bind(person.persona)
    warp = LandmarkWarp()
    warp.bind(person.persona)
    for pose, picture in zip(person.landmarks[:4], made[:4], strict=True):
        assert np.array_equal(renderer.render(pose), picture)
        beside = pose + np.array([0.05, 0, 0], np.float32)
        change = np.abs(renderer.render(beside).astype(int) - picture).mean()
        assert change < 2 * np.abs(warp.render(beside).astype(int) - warp.render(pose)).mean() + 0.3


def test_the_set_is_worth_testing_on() -> None:
    """It has open mouths, closed eyes and turned heads, and the warp alone is not the truth."""
    poses = [(person, pose) for person, _, _ in rendered() for pose in person.landmarks]
    assert sum(lip_gap(pose) > 0.25 for _, pose in poses) >= 4
    closed = [eye_openings(Head(pose).points).min() / eye_openings(Head(person.persona.landmarks).points).min()
              for person, pose in poses]  # fmt: skip
    assert min(closed) < 0.5
    for person, warped, _ in rendered():
        assert max(psnr(warp, truth) for warp, truth in zip(warped, person.pictures, strict=True)) < 40
