"""The people of the assets: who they are and how they look."""

from __future__ import annotations

from assets.make.garment import GarmentLook
from assets.make.groom import HairLook
from assets.make.scene import PersonLook
from assets.make.skin import SkinLook


def driver_look() -> PersonLook:
    """The woman of the driver clip."""
    return PersonLook(
        identity={0: 0.65, 2: -0.35, 3: -0.6, 7: -0.3},
        base={"mouthSmile": 0.13, "eyeWide": 0.12, "jawOpen": -0.015},
        skin=SkinLook(skin=(208, 158, 133), brows=(52, 34, 27), brow_strength=0.9, lips=(176, 84, 86), freckles=160),
        hair=HairLook(colour=(44, 28, 22), tips=(84, 56, 42), wave=0.55, frizz=0.25, volume=0.95, strands=30000),
        garment=GarmentLook(colour=(52, 88, 104), knit=0.4),
        iris=(78, 104, 88),
        iris_inner=(138, 104, 62),
    )


def scholar_look() -> PersonLook:
    """An elderly bearded man, for a painting."""
    return PersonLook(
        identity={0: -0.35, 1: -0.3, 2: 0.5, 3: 0.45, 5: 0.4, 6: -0.5},
        base={"browInnerUp": 0.12, "mouthSmile": 0.05, "eyeSquint": 0.12, "jawOpen": -0.01},
        skin=SkinLook(skin=(196, 142, 114), lips=(150, 86, 78), lip_strength=0.6, brows=(120, 108, 98), brow_width=1.1,
                      freckles=120, liner=0.15, age=1.0, blush=1.3, stubble=0.35,
                      stubble_colour=(120, 108, 100)),
        hair=HairLook(style="short", colour=(112, 104, 98), tips=(156, 148, 140), length=6.5, volume=0.8, recede=1.5,
                      gray=0.5, wave=0.6, frizz=0.6, strands=24000),
        beard=HairLook(style="beard", colour=(116, 104, 94), tips=(176, 168, 158), length=3.6, volume=0.45, gray=0.45,
                       wave=0.5, frizz=0.7, strands=15000, width=0.045),
        garment=GarmentLook(colour=(52, 34, 30), collar_colour=(196, 188, 170), collar=1.3, knit=0.25, width=1.1),
        iris=(70, 84, 96),
        iris_inner=(96, 92, 80),
        stance=(-10.0, -5.0, 2.0),
        lashes=16,
    )  # fmt: skip


def lady_look() -> PersonLook:
    """A young dark-skinned woman with her hair tied back, for a painting."""
    return PersonLook(
        identity={0: 0.5, 2: -0.8, 3: -0.5, 4: 0.4, 9: 0.4},
        base={"mouthSmile": 0.16, "eyeWide": 0.1, "jawOpen": -0.015},
        skin=SkinLook(skin=(138, 92, 68), lips=(132, 58, 58), lip_strength=0.8, brows=(20, 14, 12), brow_strength=1.4,
                      brow_width=0.85, freckles=0, liner=1.0, blush=0.7),
        hair=HairLook(style="back", colour=(22, 16, 15), tips=(34, 25, 22), length=17.0, volume=0.75, wave=0.5,
                      frizz=0.35, strands=30000),
        garment=GarmentLook(colour=(84, 24, 24), collar_colour=(176, 142, 88), collar=0.7, knit=0.3, width=0.97),
        iris=(60, 36, 24),
        iris_inner=(84, 52, 30),
        stance=(11.0, -4.0, -3.0),
    )  # fmt: skip


def drawn_look() -> PersonLook:
    """A young person with tousled hair and large eyes, for a drawing."""
    return PersonLook(
        identity={0: 0.25, 2: -0.3, 3: -0.3, 5: 0.3},
        base={"mouthSmile": 0.16, "eyeWide": 0.45, "jawOpen": -0.01, "browOuterUp": 0.15},
        hair=HairLook(style="tousled", length=9.8, volume=1.35, wave=0.9, frizz=0.5, strands=22000, width=0.09,
                      bundle=330, cling=0.96),
        garment=GarmentLook(collar=1.1, knit=0.0),
        stance=(7.0, -4.0, -3.0),
        eye_scale=1.28,
    )  # fmt: skip
