"""Weights files: what is saved is loaded, and nothing else is."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from puppet.errors import PuppetError
from puppet.model import shipped
from puppet.model import weights as module
from puppet.model.network import FULL, LITE
from puppet.model.shipped import default_weights
from puppet.model.weights import load_weights, save_weights
from tests.networks import Networks

Tensors = dict[str, Tensor]
HEAD = "generator.head.bias"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "weights" / "lite.safetensors"
    save_weights(path, Networks(), LITE, steps=1234, notes={"data": "a drawing", "hash": "not this"})
    return path


def metadata(path: Path) -> dict[str, str]:
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    found: dict[str, str] = json.loads(content[8 : 8 + length])["__metadata__"]
    return found


def test_what_is_saved_is_loaded(saved: Path) -> None:
    networks, loaded = Networks(), load_weights(saved)
    assert (loaded.tier, loaded.steps, loaded.notes) == (LITE, 1234, {"data": "a drawing"})
    for mine, theirs in ((networks.embedder, loaded.embedder), (networks.generator, loaded.generator)):
        assert not theirs.training
        for (name, value), (other, read) in zip(mine.state_dict().items(), theirs.state_dict().items(), strict=True):
            assert name == other
            assert torch.equal(value.half().float(), read)
    assert sorted(p.name for p in saved.parent.iterdir()) == [saved.name]


def test_the_hash_tells_values_apart(tmp_path: Path) -> None:
    first = save_weights(tmp_path / "a.safetensors", Networks(), LITE, steps=1)
    again = save_weights(tmp_path / "b.safetensors", Networks(), LITE, steps=2)
    other = save_weights(tmp_path / "c.safetensors", Networks(seed=2), LITE, steps=1)
    assert first.hash == again.hash == load_weights(tmp_path / "a.safetensors").hash
    assert len(first.hash) == 64
    assert first.hash != other.hash


def test_no_weights_worth_nothing_are_saved(tmp_path: Path) -> None:
    for value in (float("nan"), 1e6):  # the second is beyond 16 bits
        networks = Networks()
        networks.generator.head.bias.data[3] = value
        with pytest.raises(PuppetError, match=r"generator\.head\.bias is not finite"):
            save_weights(tmp_path / "bad.safetensors", networks, LITE, steps=1)
    with pytest.raises(PuppetError, match="cannot be saved"):
        save_weights(tmp_path / "bad.safetensors", Networks(), FULL, steps=1)
    assert list(tmp_path.iterdir()) == []


def without(tensors: Tensors) -> None:
    del tensors[HEAD]


def with_another(tensors: Tensors) -> None:
    tensors["generator.tail"] = torch.zeros(3, dtype=torch.float16)


def of_another_shape(tensors: Tensors) -> None:
    tensors[HEAD] = tensors[HEAD][:-1].clone()


def of_another_type(tensors: Tensors) -> None:
    tensors[HEAD] = tensors[HEAD].float()


def not_finite(tensors: Tensors) -> None:
    tensors[HEAD][0] = float("inf")


def altered(tensors: Tensors) -> None:
    tensors[HEAD][0] += 0.5


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (without, "lacks generator.head.bias"),
        (with_another, "unknown generator.tail"),
        (of_another_shape, r"generator.head.bias is \(30,\), not \(31,\)"),
        (of_another_type, "generator.head.bias is float32, not float16"),
        (not_finite, "generator.head.bias is not finite"),
        (altered, "not those that were saved"),
    ],
)
def test_wrong_tensors_are_named(saved: Path, damage: Callable[[Tensors], None], reason: str) -> None:
    tensors, states = load_file(saved), metadata(saved)
    damage(tensors)
    save_file(tensors, saved, states)
    with pytest.raises(PuppetError, match=reason) as caught:
        load_weights(saved)
    assert "lite.safetensors" in caught.value.problem


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"format": None}, "its format is not stated"),
        ({"format": "puppet-generator-9"}, "its format is puppet-generator-9, not puppet-generator-2"),
        ({"tier": "tiny"}, "a tier named tiny"),
        ({"tier": "full"}, "not"),  # true shapes, wrong tier
        ({"steps": "-3"}, "no number: -3"),
        ({"hash": None}, "does not state its hash"),
        ({"hash": "0" * 64}, "not those that were saved"),
    ],
)
def test_wrong_metadata_is_named(saved: Path, change: dict[str, str | None], reason: str) -> None:
    states = {key: value for key, value in (metadata(saved) | change).items() if value is not None}
    save_file(load_file(saved), saved, states)
    with pytest.raises(PuppetError, match=reason):
        load_weights(saved)


@pytest.mark.parametrize("keep", [0, 5, 400, 40_000, -1])
def test_a_truncated_file_is_no_weights_file(saved: Path, keep: int) -> None:
    saved.write_bytes(saved.read_bytes()[:keep])
    with pytest.raises(PuppetError, match="damaged or no safetensors file"):
        load_weights(saved)


def test_other_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: Path) -> None:
    noise = tmp_path / "noise.safetensors"
    noise.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 40)
    with pytest.raises(PuppetError, match="damaged or no safetensors file"):
        load_weights(noise)
    with pytest.raises(PuppetError, match="No such file"):
        load_weights(tmp_path / "none.safetensors")
    with pytest.raises(PuppetError, match="it is no file"):
        load_weights(tmp_path)
    monkeypatch.setattr(module, "LARGEST_BYTES", 1 << 20)
    with pytest.raises(PuppetError, match="it has 2 MB"):
        load_weights(saved)


def test_the_shipped_weights_are_looked_for_beside_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = default_weights()
    assert found is None or (found.name == "lite.safetensors" and found.parent.name == "weights" and found.is_file())
    monkeypatch.setattr(shipped, "_SHIPPED", tmp_path / "lite.safetensors")
    assert default_weights() is None
    save_weights(tmp_path / "lite.safetensors", Networks(), LITE, steps=1)
    assert default_weights() == tmp_path / "lite.safetensors"
