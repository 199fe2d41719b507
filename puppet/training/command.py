"""``main.py train``: train the generator on packs of pairs. Under ``torchrun`` it uses every process it is given."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import distributed as dist
from tqdm import tqdm

from puppet.errors import PuppetError
from puppet.model.network import TIERS
from puppet.model.weights import load_weights, save_weights
from puppet.training.pairs import KINDS, PairSet
from puppet.training.samples import SampleSheet
from puppet.training.stream import Stream
from puppet.training.trainer import Plan, Trainer

SHEET_EVERY = 500
SHARES = {"real": 0.5, "inverse": 0.25, "forward": 0.05, "rig": 0.2}
"""How often each kind of pair is drawn: real ones weigh most, few as they are."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    plan = Plan()
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("--packs", type=Path, nargs="+", help="folders made by puppet.training.packs")
    given.add_argument(
        "--sources", type=Path, help="file made by puppet.training.collect: pairs are made during the training"
    )
    parser.add_argument("--workers", type=int, help="processes that make pairs (default: all processors but two)")
    parser.add_argument("--keep", type=int, default=4000, help="pairs kept on the device, 2.6 MB each (%(default)s)")
    parser.add_argument(
        "--validation", type=Path, nargs="*", default=[], help="packs of people that are not trained on"
    )
    parser.add_argument(
        "--output", type=Path, default=Path("checkpoints/lite"), help="folder for checkpoint and sheets"
    )
    parser.add_argument("--tier", choices=tuple(TIERS), default=plan.tier)
    parser.add_argument("--steps", type=int, default=plan.steps, help="default: %(default)s")
    parser.add_argument("--minutes", type=float, help="stop after so many minutes; run again to go on")
    parser.add_argument("--batch", type=int, default=plan.batch, help="samples per step and process (%(default)s)")
    parser.add_argument("--accumulate", type=int, default=plan.accumulate, help="batches per step (%(default)s)")
    parser.add_argument("--patch", type=int, default=plan.patch, help="side of patches, a multiple of 32 (%(default)s)")
    parser.add_argument("--patches", type=int, default=plan.patches, help="patches of one pair (%(default)s)")
    parser.add_argument("--rate", type=float, default=plan.rate, help="learning rate (%(default)s)")
    parser.add_argument("--adversarial-from", type=int, default=plan.adversarial_from, metavar="STEP")
    parser.add_argument(
        "--without", nargs="*", choices=KINDS, default=[], metavar="KIND", help="leave out kinds of pairs, to compare"
    )
    parser.add_argument("--start", type=Path, metavar="FILE", help="weights to begin with (.safetensors)")
    parser.add_argument("--seed", type=int, default=plan.seed)
    parser.add_argument("--float32", action="store_true", help="no bf16 autocast")
    parser.add_argument("--device", default="", help="cpu, cuda…; found by itself")
    parser.add_argument(
        "--export", type=Path, metavar="FILE", help="write the averaged weights (.safetensors) at the end"
    )


def run(args: argparse.Namespace) -> int:
    """Run the command; a run in the same folder goes on where the last one stopped."""
    if args.patch % 32 or not 32 <= args.patch <= TIERS[args.tier].size:
        raise PuppetError(f"--patch must be a multiple of 32 up to {TIERS[args.tier].size}, not {args.patch}")
    if args.patches < 1 or args.batch % args.patches:
        raise PuppetError(f"--patches must divide --batch, but {args.patches} does not divide {args.batch}")
    device, leader = _join(args.device)
    plan = Plan(
        args.tier, args.steps, args.batch, args.accumulate, args.patch, args.patches, args.rate, args.adversarial_from,
        bf16=not args.float32, seed=args.seed,
    )  # fmt: skip
    shares = {KINDS.index(kind): SHARES[kind] for kind in KINDS if kind not in args.without}
    if args.sources is None:
        _train(args, plan, PairSet(args.packs, weights=shares), device, leader)
    else:
        workers = args.workers or max(1, (os.cpu_count() or 1) - 2)
        rank = dist.get_rank() if dist.is_initialized() else 0
        with Stream(args.sources, shares, workers, args.keep, device, 1000 * args.seed + rank) as stream:
            _train(args, plan, stream, device, leader)
    if dist.is_initialized():
        dist.destroy_process_group()
    return 0


def _train(args: argparse.Namespace, plan: Plan, pairs: PairSet | Stream, device: str, leader: bool) -> None:
    args.output.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(plan, pairs, args.output, device)
    resumed = trainer.resume()
    if args.start is not None and not resumed:
        trainer.start_from(load_weights(args.start))
    sheet = SampleSheet(PairSet(args.validation), args.output) if args.validation and leader else None
    if leader:
        print(report(pairs) if isinstance(pairs, PairSet) else pairs.report(), file=sys.stderr)
        print(
            f"{'going on' if resumed else 'starting'} at step {trainer.step} of {plan.steps} on {device}",
            file=sys.stderr,
        )
    with tqdm(total=plan.steps, initial=trainer.step, unit=" steps", disable=not leader, file=sys.stderr) as bar:

        def told(step: int) -> None:
            bar.update()
            if step % 10 == 0 and trainer.history:
                bar.set_postfix(loss=f"{trainer.history['loss']:.4f}", judge=f"{trainer.history.get('judge', 0):.2f}")
            if sheet is not None and step % SHEET_EVERY == 0:
                bar.write(sheet.write(trainer.average, step), file=sys.stderr)

        trainer.run(args.minutes, told=told)
    if isinstance(pairs, Stream) and leader:
        print(pairs.report(), file=sys.stderr)
    if args.export is not None and leader:
        save_weights(args.export, trainer.average, TIERS[args.tier], trainer.step)
        print(args.export)


def report(pairs: PairSet) -> str:
    """What there is to train on, before the first step."""
    kinds = Counter(np.asarray(pairs.kinds).tolist())
    people = len(np.unique(np.asarray(pairs.identities)))
    counts = ", ".join(f"{count} {KINDS[kind]}" for kind, count in sorted(kinds.items()))
    return f"{len(pairs)} pairs of {people} people: {counts}"


def _join(device: str) -> tuple[str, bool]:
    """The device, and whether this process speaks; joins the others where ``torchrun`` started several."""
    cuda = torch.cuda.is_available()
    local = int(os.environ.get("LOCAL_RANK", "0"))
    if int(os.environ.get("WORLD_SIZE", "1")) > 1:
        dist.init_process_group("nccl" if cuda else "gloo")
    device = device or (f"cuda:{local}" if cuda else "cpu")
    if device.startswith("cuda"):
        if not cuda:
            raise PuppetError("There is no CUDA device here", "Leave out --device")
        torch.cuda.set_device(device)
        torch.backends.cudnn.benchmark = True
    return device, int(os.environ.get("RANK", "0")) == 0
