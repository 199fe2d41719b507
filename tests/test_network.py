"""The networks: shapes, cost, what persona and patches do to them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from puppet.model import embedding
from puppet.model.network import MAX_FLOW, MOUTH, RASTER, TIERS, Embedder, Generator, Mended, Tier, blend, warp_by
from puppet.model.tiers import shapes_of
from tests.networks import chance_weights

S = 128  # fully convolutional: half the lite tier's size is enough here


def inputs(size: int = S, batch: int = 1, seed: int = 0) -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)

    def uniform(*shape: int) -> torch.Tensor:
        return torch.rand(shape, generator=generator)

    return {
        "warped": torch.cat([uniform(batch, 3, size, size) * 2 - 1, uniform(batch, 1, size, size)], 1),
        "raster": uniform(batch, RASTER, size, size).round(),
        "grid": uniform(batch, size // 4, size // 4, 2) * 2 - 1,
    }


def embedded(embedder: Embedder, frame: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    spatial, adain = embedder(frame["warped"][:, :3], frame["raster"][:, :10])
    return spatial, adain


@pytest.mark.parametrize("tier", TIERS.values(), ids=TIERS)
def test_a_frame_costs_what_the_tier_says(tier: Tier) -> None:
    generator, embedder = Generator(tier).eval(), Embedder(tier).eval()
    frame, size = inputs(tier.window), tier.window
    with torch.no_grad():
        spatial, adain = embedded(embedder, inputs(tier.size))
        with FlopCounterMode(display=False) as counter:
            flow, shade, paint, mask, alpha = generator(**frame, spatial=spatial, adain=adain)
    assert counter.get_total_flops() / 2e9 == pytest.approx(tier.gmac, rel=0.02)
    assert tier.gmac <= {"lite": 2, "full": 25}[tier.name]
    assert flow.shape == (1, 2, size, size)
    assert paint.shape == (1, 3, size, size)
    assert shade.shape == (1, 3, size // 8, size // 8)
    assert mask.shape == alpha.shape == (1, 1, size, size)
    assert flow.abs().max() <= MAX_FLOW
    assert paint.abs().max() <= 1
    assert mask.min() >= 0
    assert mask.max() <= 1


def test_the_persona_decides_what_is_painted() -> None:
    torch.manual_seed(1)
    embedder, generator = Embedder(), Generator()
    for block in generator.blocks:
        torch.nn.init.normal_(block.second.weight, std=0.05)  # type: ignore[union-attr]
    frame = inputs()
    with torch.no_grad():
        one = embedded(embedder, frame)
        other = embedded(embedder, inputs(seed=5))
        ours = generator(**frame, spatial=one[0], adain=one[1]).paint
        spatial_swapped = generator(**frame, spatial=other[0], adain=one[1]).paint
        adain_swapped = generator(**frame, spatial=one[0], adain=torch.randn_like(one[1])).paint
    assert (ours - spatial_swapped).abs().max() > 1e-4
    assert (ours - adain_swapped).abs().max() > 1e-4


def test_a_mouth_is_painted_from_the_start_and_the_rest_is_not() -> None:
    frame = inputs()
    frame["raster"].zero_()
    frame["raster"][:, MOUTH, 40:60, 30:70] = 1
    generator, embedder = Generator(), Embedder()
    with torch.no_grad():
        mask = generator(**frame, **dict(zip(("spatial", "adain"), embedded(embedder, frame), strict=True))).mask
    assert mask[:, :, 45:55, 35:65].min() > 0.7
    assert mask[:, :, 80:].max() < 0.1


def test_warping_by_a_flow_moves_by_pixels() -> None:
    picture = torch.arange(64.0).reshape(1, 1, 8, 8)
    flow = torch.zeros(1, 2, 8, 8)
    assert torch.allclose(warp_by(picture, flow), picture, atol=1e-4)
    flow[:, 0] = 2
    assert torch.allclose(warp_by(picture, flow)[..., :6], picture[..., 2:], atol=1e-3)
    flow[:, 0], flow[:, 1] = 0, -1
    assert torch.allclose(warp_by(picture, flow)[..., 1:, :], picture[..., :-1, :], atol=1e-3)


def nothing(size: int = 8) -> Mended:
    flow, shade, paint, mask, alpha = (torch.zeros(1, channels, size, size) for channels in (2, 3, 3, 1, 1))
    return Mended(flow, shade[..., ::8, ::8], paint, mask, alpha)


def test_blending_is_warp_or_paint() -> None:
    warped, behind = torch.cat([torch.full((1, 3, 8, 8), -0.5), torch.ones(1, 1, 8, 8)], 1), torch.zeros(1, 3, 8, 8)
    mask = torch.zeros(1, 1, 8, 8)
    mask[..., 4:] = 1
    picture, under = blend(warped, behind, nothing()._replace(mask=mask, paint=torch.full((1, 3, 8, 8), 0.5)))
    assert torch.allclose(picture[..., :4], warped[:, :3, :, :4])
    assert (picture[..., 4:] == 0.5).all()
    assert torch.allclose(under, warped[:, :3])


def test_shade_is_added_to_the_warp_and_not_to_the_paint() -> None:
    warped, behind = torch.cat([torch.full((1, 3, 8, 8), -0.5), torch.ones(1, 1, 8, 8)], 1), torch.zeros(1, 3, 8, 8)
    shade, mask = torch.full((1, 3, 1, 1), 0.25), torch.zeros(1, 1, 8, 8)
    mask[..., 4:] = 1
    picture, under = blend(warped, behind, nothing()._replace(mask=mask, shade=shade))
    assert torch.allclose(under, torch.full_like(under, -0.25))
    assert torch.allclose(picture[..., 4:], torch.zeros(1))


def test_alpha_uncovers_the_background_and_nothing_else_changes_the_picture() -> None:
    behind = torch.full((1, 3, 8, 8), -1.0)
    alpha = torch.full((1, 1, 8, 8), 0.5)
    warped = torch.cat([behind + alpha * (torch.full((1, 3, 8, 8), 0.8) - behind), alpha], 1)
    assert torch.allclose(blend(warped, behind, nothing())[0], warped[:, :3], atol=1e-6)
    hidden = blend(warped, behind, nothing()._replace(alpha=torch.full((1, 1, 8, 8), -0.5)))[0]
    assert torch.allclose(hidden, behind, atol=1e-6)
    shown = blend(warped, behind, nothing()._replace(alpha=torch.full((1, 1, 8, 8), 0.5)))[0]
    assert torch.allclose(shown, torch.full_like(shown, 0.8), atol=1e-6)


def test_the_graph_exports_with_the_persona_as_inputs() -> None:
    """Static shapes, and only operations that TensorRT, OpenVINO and the compiler know."""
    frame = inputs()
    embedder, generator = Embedder().eval(), Generator().eval()
    with torch.no_grad():
        spatial, adain = embedded(embedder, frame)
    program = torch.export.export(generator, (frame["warped"], frame["raster"], frame["grid"], spatial, adain))
    used = {str(node.target) for node in program.graph.nodes if node.op == "call_function"}
    known = {
        "add", "mul", "cat", "chunk", "clamp", "conv2d", "pad", "silu", "sigmoid", "tanh", "slice", "unsqueeze", "to",
        "grid_sampler", "pixel_shuffle", "pixel_unshuffle", "upsample_nearest2d", "split_with_sizes", "select", "rsub",
        "_assert_tensor_metadata", "getitem", "_to_copy", "div", "split", "sub", "permute", "avg_pool2d",
    }  # fmt: skip
    names = {name.removeprefix("aten.").split(".")[0] for name in used}
    assert {name for name in names if "getitem" not in name} <= known


@pytest.mark.parametrize("tier", TIERS.values(), ids=TIERS)
def test_shapes_are_known_without_pytorch(tier: Tier) -> None:
    with torch.device("meta"):
        networks = {"embedder": Embedder(tier), "generator": Generator(tier)}
    found = {
        f"{prefix}.{name}": tuple(value.shape)
        for prefix, network in networks.items()
        for name, value in network.state_dict().items()
    }
    assert found == shapes_of(tier)
    assert networks["embedder"].adain.out_features == tier.adain


def test_the_embedder_in_numpy_says_what_the_network_says(tmp_path: Path) -> None:
    weights, chance = chance_weights(tmp_path / "lite.safetensors"), np.random.default_rng(5)
    photo, drawing = chance.integers(0, 256, (256, 256, 3), np.uint8), chance.integers(0, 256, (10, 256, 256), np.uint8)
    spatial, adain = embedding.embedded(weights, photo, drawing)
    with torch.inference_mode():
        colours = torch.from_numpy(photo).permute(2, 0, 1)[None].float() / 127.5 - 1
        wanted = weights.embedder(colours, torch.from_numpy(drawing)[None].float() / 255)
    assert spatial.dtype == adain.dtype == np.float32
    np.testing.assert_allclose(spatial, wanted[0][0].numpy(), atol=1e-4)
    np.testing.assert_allclose(adain, wanted[1][0].numpy(), atol=1e-4)
