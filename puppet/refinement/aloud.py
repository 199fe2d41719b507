"""Refining a persona from the command line: a progress bar, and both scores in one line."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from puppet.errors import PuppetError
from puppet.model.shipped import default_weights
from puppet.models import Persona


def refined(persona: Persona, path: Path | None = None) -> Persona:
    """A persona with a refinement for these weights, its own or a new one; without any where none is better.

    Args:
        persona: any size.
        path: the generator's weights; None: those that come with the program.

    Raises:
        PuppetError: there are no weights, or none that can be used.
    """
    path = path or default_weights()
    if path is None:
        raise PuppetError("There are no weights to refine a persona for", "Leave out --refine, or train some")
    from puppet.model.engine import fits
    from puppet.model.weights import load_weights
    from puppet.refinement.refine import refine

    weights = load_weights(path)
    if persona.refinement is not None and fits(persona.refinement, weights):
        print("The persona is refined already")
        return persona
    with tqdm(total=1.0, desc="Refining", bar_format="{l_bar}{bar}| {elapsed}<{remaining}", file=sys.stderr) as bar:

        def told(share: float) -> None:
            bar.update(share - bar.n)

        result = refine(persona, weights, told)
    print(result.line)
    return replace(persona, refinement=result.refinement)
