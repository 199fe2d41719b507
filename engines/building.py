"""The process that builds a TensorRT engine: ``python -m engines.building weights-file place-for-the-engine``.

Never run on a GPU so far: written from the documentation of Torch-TensorRT 2.13. What it says, ``build`` reads.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from puppet.processes import say, serve_the_app


def main(arguments: Sequence[str]) -> int:
    """Build an engine: weights file, place for the engine."""
    serve_the_app()
    source, target = Path(arguments[0]), Path(arguments[1])
    import torch

    from engines.device import DTYPES
    from engines.lowering import exported
    from puppet.model.weights import load_weights

    say(step="reading the weights")
    weights = load_weights(source)
    say(step="exporting the graph")
    device, adain = torch.device("cuda"), weights.tier.adain
    program, inputs = exported(weights.generator, weights.tier, adain, DTYPES["float16"], device)
    say(step="loading Torch-TensorRT")
    import torch_tensorrt

    say(step="building the TensorRT engine, which takes minutes")
    content: bytes = torch_tensorrt.dynamo.convert_exported_program_to_serialized_trt_engine(
        program,
        arg_inputs=inputs,
        immutable_weights=True,  # what changes from portrait to portrait are inputs
        timing_cache_path=str(target.with_suffix(".timing")),  # by default in a folder that others share
    )
    target.write_bytes(content)
    say(step="built")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
