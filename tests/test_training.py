"""The training loop on a tiny set: it learns, it resumes exactly, and a seed fixes what comes out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from puppet.errors import PuppetError
from puppet.model.network import LITE, RASTER
from puppet.model.weights import save_weights
from puppet.training import losses, shards
from puppet.training.discriminator import Discriminator, discriminator_loss, feature_matching, generator_loss
from puppet.training.shards import INDEX
from puppet.training.trainer import Persona, Plan, Trainer

SIZE = 64


class TinyPairs:
    """Two smooth pictures whose mouths are bright where the warp has them dark."""

    def sample(self, rng: np.random.Generator, batch: int, size: int, patches: int) -> dict[str, Tensor]:
        x = torch.linspace(-1, 1, size)
        face = (x[:, None] * x[None] * 0.5).expand(batch, 3, size, size).clone()
        face = face + torch.from_numpy(rng.uniform(-0.2, 0.2, (batch, 3, 1, 1)).astype(np.float32))
        raster = torch.zeros(batch, RASTER, size, size)
        mouth = np.s_[:, :, size // 2 : size // 2 + 12, size // 4 : 3 * size // 4]
        raster[:, losses.MOUTH, size // 2 : size // 2 + 12, size // 4 : 3 * size // 4] = 1
        target, warped = face.clone(), face.clone()
        target[mouth], warped[mouth] = 0.8, -0.8
        grid = torch.nn.functional.affine_grid(
            torch.eye(2, 3).expand(batch, 2, 3), [batch, 1, size // 4, size // 4], align_corners=False
        )
        return {
            "source": face[::patches].repeat(1, 1, 256 // size, 256 // size),
            "source_drawing": raster[::patches, :10].repeat(1, 1, 256 // size, 256 // size),
            "target": target,
            "warped": torch.cat([warped, torch.ones_like(warped[:, :1])], 1),
            "background": torch.zeros_like(face),
            "raster": raster,
            "grid": grid,
            "weight": torch.ones(batch, 1, size, size),
            "sharp": torch.ones(batch),
        }


def plan(**changes: object) -> Plan:
    values = {
        "batch": 2,
        "patch": SIZE,
        "steps": 100,
        "adversarial_from": 1000,
        "bf16": False,
        "rate": 1e-3,
        "warm_up": 1,
    }
    return Plan(**{**values, **changes})  # type: ignore[arg-type]


def losses_of(trainer: Trainer, steps: int) -> list[float]:
    return [float(trainer.run_step([trainer.batch(trainer.step)])["loss"]) for _ in range(steps)]


def test_training_lowers_the_loss_and_paints_the_mouth(tmp_path: Path) -> None:
    trainer = Trainer(plan(), TinyPairs(), tmp_path)
    course = losses_of(trainer, 30)
    assert np.mean(course[-3:]) < 0.5 * course[0]
    batch = trainer.batch(0)
    with torch.no_grad():
        mended, _ = trainer.model(batch)
    inside = batch["raster"][:, losses.MOUTH : losses.MOUTH + 1] > 0
    assert (mended.paint * mended.mask)[inside.expand_as(mended.paint)].mean() > 0


@pytest.mark.parametrize("adversarial_from", [1000, 2])
def test_an_interrupted_run_goes_on_exactly(tmp_path: Path, adversarial_from: int) -> None:
    whole = Trainer(plan(adversarial_from=adversarial_from), TinyPairs(), tmp_path / "whole")
    expected = losses_of(whole, 6)
    first = Trainer(plan(adversarial_from=adversarial_from), TinyPairs(), tmp_path / "halved")
    begun = losses_of(first, 3)
    first.save()
    second = Trainer(plan(adversarial_from=adversarial_from), TinyPairs(), tmp_path / "halved")
    assert second.resume()
    assert second.step == 3
    assert begun + losses_of(second, 3) == expected
    for ours, theirs in zip(second.average.parameters(), whole.average.parameters(), strict=True):
        assert torch.equal(ours, theirs)


def test_run_stops_at_its_steps_and_leaves_checkpoint_and_curves(tmp_path: Path) -> None:
    trainer = Trainer(plan(steps=50), TinyPairs(), tmp_path)
    seen: list[int] = []
    trainer.run(told=seen.append)
    assert seen == list(range(1, 51))
    assert (tmp_path / INDEX).exists()
    assert '"step": 50' in (tmp_path / "curves.jsonl").read_text()
    assert not list(tmp_path.glob("*.part"))


def test_an_interruption_keeps_what_was_learned(tmp_path: Path) -> None:
    trainer = Trainer(plan(), TinyPairs(), tmp_path)

    def stop(step: int) -> None:
        if step == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trainer.run(told=stop)
    again = Trainer(plan(), TinyPairs(), tmp_path)
    assert again.resume()
    assert again.step == 4


def test_the_discriminator_trains_beside_it(tmp_path: Path) -> None:
    trainer = Trainer(plan(adversarial_from=0), TinyPairs(), tmp_path)
    before = [p.detach().clone() for p in trainer.judge.parameters()]
    terms = trainer.run_step([trainer.batch(0)])
    assert {"fool", "match", "judge"} <= set(terms)
    assert any(not torch.equal(a, b) for a, b in zip(before, trainer.judge.parameters(), strict=True))


def test_a_checkpoint_of_another_tier_or_a_broken_one_is_refused(tmp_path: Path) -> None:
    Trainer(plan(), TinyPairs(), tmp_path).save()
    with pytest.raises(PuppetError, match="lite tier"):
        Trainer(plan(tier="full"), TinyPairs(), tmp_path).resume()
    (tmp_path / INDEX).write_bytes(b"not a checkpoint")
    with pytest.raises(PuppetError, match="cannot be read"):
        Trainer(plan(), TinyPairs(), tmp_path).resume()


def test_a_checkpoint_comes_in_small_pieces_that_belong_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "LARGEST_PIECE", 1 << 16)
    state = {"numbers": torch.arange(60_000), "step": 3}
    shards.save_checkpoint(tmp_path, state, 3)
    pieces = sorted(tmp_path.glob("checkpoint-*.*"))
    assert len(pieces) > 5
    assert max(piece.stat().st_size for piece in pieces) <= 1 << 16
    loaded = shards.load_checkpoint(tmp_path, torch.device("cpu"))
    assert loaded is not None
    assert torch.equal(loaded["numbers"], state["numbers"])  # type: ignore[arg-type]
    shards.save_checkpoint(tmp_path, {"step": 4}, 4)
    assert not any(piece.exists() for piece in pieces)  # those of an earlier moment go
    last = next(tmp_path.glob("checkpoint-*.*"))
    last.write_bytes(last.read_bytes()[:-1] + b"?")
    with pytest.raises(PuppetError, match="do not belong together"):
        shards.load_checkpoint(tmp_path, torch.device("cpu"))


def test_a_run_begins_with_given_weights(tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    torch.manual_seed(5)
    weights = save_weights(path, Persona("lite"), LITE, 7)
    trainer = Trainer(plan(), TinyPairs(), tmp_path)
    trainer.start_from(weights)
    for persona in (trainer.model, trainer.average):
        for name, value in persona.generator.state_dict().items():
            assert torch.equal(value, weights.generator.state_dict()[name])
    with pytest.raises(PuppetError, match="lite tier"):
        Trainer(plan(tier="full"), TinyPairs(), tmp_path).start_from(weights)


def test_a_loss_that_is_no_number_stops_the_run(tmp_path: Path) -> None:
    class Broken(TinyPairs):
        def sample(self, rng: np.random.Generator, batch: int, size: int, patches: int) -> dict[str, Tensor]:
            pairs = super().sample(rng, batch, size, patches)
            pairs["target"][0, 0, 0, 0] = float("nan")
            return pairs

    with pytest.raises(PuppetError, match="finite"):
        Trainer(plan(), Broken(), tmp_path).run()


def test_losses_are_nothing_for_the_target_itself() -> None:
    picture, weight = torch.rand(1, 3, 32, 32), torch.ones(1, 1, 32, 32)
    assert losses.pyramid(picture, picture, weight) == 0
    assert losses.detail(picture, picture + 0.3, weight) < 1e-6  # a change of brightness is no edge
    assert losses.pyramid(picture, picture + 0.5, weight) == pytest.approx(1.5, rel=1e-4)


def test_what_is_not_trusted_is_not_learned() -> None:
    picture, target, weight = torch.zeros(1, 3, 32, 32), torch.zeros(1, 3, 32, 32), torch.ones(1, 1, 32, 32)
    target[..., 16:] = 1
    weight[..., 16:] = 0
    assert losses.pyramid(picture, target, weight) == 0
    assert losses.pyramid(picture, target, torch.ones_like(weight)) > 0.5


def test_the_hinge_rewards_telling_apart() -> None:
    good, bad = [torch.tensor([2.0])], [torch.tensor([-2.0])]
    assert discriminator_loss(good, bad) == 0
    assert discriminator_loss(bad, good) == 6
    assert generator_loss(good) < generator_loss(bad)
    assert feature_matching([torch.ones(2)], [torch.zeros(2)]) == 1


def test_the_discriminator_looks_at_picture_drawing_and_persona() -> None:
    torch.manual_seed(0)
    judge = Discriminator()
    picture, drawing, persona = torch.rand(1, 3, 64, 64), torch.rand(1, RASTER, 64, 64), torch.rand(1, 1152)
    base = judge(picture, drawing, persona)[0][0]
    for changed in (
        (picture.flip(-1), drawing, persona),
        (picture, drawing.flip(-1), persona),
        (picture, drawing, -persona),
    ):
        assert not torch.allclose(judge(*changed)[0][0], base, atol=1e-5)


RANKS = """
import os
import sys
import subprocess
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}, {root!r}]
import torch
from torch import distributed as dist
from test_training import TinyPairs, plan
from puppet.training.trainer import Trainer

torch.set_num_threads(1)
dist.init_process_group("gloo")
trainer = Trainer(plan(adversarial_from=1), TinyPairs(), Path({folder!r}))
seen = trainer.batch(0)["target"].mean()
for _ in range(3):
    trainer.run_step([trainer.batch(trainer.step)])
trainer.save()
sums = [sum(p.double().sum() for p in m.parameters()) for m in (trainer.model, trainer.judge)]
total = torch.stack([seen.double(), *sums])
everyone = [torch.zeros_like(total) for _ in range(2)]
dist.all_gather(everyone, total)
assert everyone[0][0] != everyone[1][0], "each process draws its own samples"
assert torch.equal(everyone[0][1:], everyone[1][1:]), "all processes hold the same weights"
dist.barrier()
os._exit(0)  # a thread of gloo that outlives its group aborts an orderly exit now and then
"""


def test_several_processes_train_one_network(tmp_path: Path) -> None:
    here = Path(__file__).resolve().parent
    script = tmp_path / "ranks.py"
    script.write_text(RANKS.format(tests=str(here), root=str(here.parent), folder=str(tmp_path / "run")))
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=here.parent)
    assert done.returncode == 0, done.stderr[-3000:]
    assert (tmp_path / "run" / INDEX).is_file()
