"""What colour each pixel has: skin, eyes, teeth, cloth and hair, lit by what ``light`` gathered."""

from __future__ import annotations

import numpy as np
from numba import njit, prange

from assets.make.pattern import eye, noise, step
from assets.make.skin import HEIGHT, LEFT, SCALE, TOP, WIDTH

MAP_W, MAP_H = WIDTH * SCALE, HEIGHT * SCALE
SKIN, INSIDE, TEETH, EYE, CLOTH = 0, 1, 2, 3, 4
"""Materials."""


@njit(fastmath=True, cache=True)
def _ggx(nx, ny, nz, vx, vy, vz, lx, ly, lz, rough, f0):  # type: ignore[no-untyped-def]
    """Specular reflection times the cosine, Smith-GGX with Schlick's Fresnel."""
    hx, hy, hz = vx + lx, vy + ly, vz + lz
    length = np.sqrt(hx * hx + hy * hy + hz * hz) + 1e-6
    hx, hy, hz = hx / length, hy / length, hz / length
    nl = nx * lx + ny * ly + nz * lz
    nv = max(nx * vx + ny * vy + nz * vz, 0.05)
    if nl <= 0:
        return 0.0
    nh = max(nx * hx + ny * hy + nz * hz, 0.0)
    vh = max(vx * hx + vy * hy + vz * hz, 0.0)
    a2 = rough**4
    d = a2 / (np.pi * (nh * nh * (a2 - 1) + 1) ** 2)
    k = rough * rough / 2
    g = 1 / ((nl * (1 - k) + k) * (nv * (1 - k) + k))
    return d * g * (f0 + (1 - f0) * (1 - vh) ** 5) * 0.25 * nl


@njit(fastmath=True, cache=True)
def _map(paint, height, x, y, out):  # type: ignore[no-untyped-def]
    """Bilinear sample of the skin maps into out: r g b gloss, slope along x and y."""
    u = min(max((x - LEFT) * SCALE, 1.0), MAP_W - 2.01)
    v = min(max((TOP - y) * SCALE, 1.0), MAP_H - 2.01)
    i, j = int(u), int(v)
    f, g = u - i, v - j
    for c in range(4):
        top = paint[j, i, c] * (1 - f) + paint[j, i + 1, c] * f
        out[c] = top * (1 - g) + (paint[j + 1, i, c] * (1 - f) + paint[j + 1, i + 1, c] * f) * g
    out[4] = (height[j, i + 1] - height[j, i - 1]) * SCALE * 0.5
    out[5] = (height[j - 1, i] - height[j + 1, i]) * SCALE * 0.5


@njit(parallel=True, fastmath=True, cache=True)
def shade_mesh(  # type: ignore[no-untyped-def]
    owner,
    place,
    first,
    triangles,
    vertices,
    normals,
    coordinates,
    material,
    tint,
    lit,
    paint,
    height,
    tint_colour,
    cloth,
    iris,
    ring,
    eye_centres,
    camera,
    mains,
    main_colours,
    knit,
    lip_depth,
    albedo,
    light,
    shine,
    skin,
):
    """Shade every pixel that shows a triangle (``owner`` < first).

    Writes albedo, light (irradiance) and shine (specular radiance), all float32 (H, W, 3) linear, and skin (H, W),
    1 where light is to be diffused under the surface.
    """
    rows, columns = owner.shape
    for y in prange(rows):
        sample = np.empty(6, np.float32)
        for x in range(columns):
            t = owner[y, x]
            if t < 0 or t >= first:
                continue
            i, j, k = triangles[t, 0], triangles[t, 1], triangles[t, 2]
            u, v = place[y, x, 0], place[y, x, 1]
            w = 1 - u - v
            nx = u * normals[i, 0] + v * normals[j, 0] + w * normals[k, 0]
            ny = u * normals[i, 1] + v * normals[j, 1] + w * normals[k, 1]
            nz = u * normals[i, 2] + v * normals[j, 2] + w * normals[k, 2]
            px = u * vertices[i, 0] + v * vertices[j, 0] + w * vertices[k, 0]
            py = u * vertices[i, 1] + v * vertices[j, 1] + w * vertices[k, 1]
            pz = u * vertices[i, 2] + v * vertices[j, 2] + w * vertices[k, 2]
            qx = u * coordinates[i, 0] + v * coordinates[j, 0] + w * coordinates[k, 0]
            qy = u * coordinates[i, 1] + v * coordinates[j, 1] + w * coordinates[k, 1]
            qz = u * coordinates[i, 2] + v * coordinates[j, 2] + w * coordinates[k, 2]
            length = np.sqrt(nx * nx + ny * ny + nz * nz) + 1e-6
            nx, ny, nz = nx / length, ny / length, nz / length
            vx, vy, vz = camera[0] - px, camera[1] - py, camera[2] - pz
            length = np.sqrt(vx * vx + vy * vy + vz * vz)
            vx, vy, vz = vx / length, vy / length, vz / length
            e = np.empty(9, np.float32)
            for c in range(9):
                e[c] = u * lit[i, c] + v * lit[j, c] + w * lit[k, c]
            kind = material[i]
            rough, f0, coat = 0.5, 0.028, 1.0
            mx, my, mz = nx, ny, nz
            r, g, b = 0.5, 0.5, 0.5
            shadow = 1.0
            if kind == SKIN:
                _map(paint, height, qx, qy, sample)
                r, g, b = sample[0], sample[1], sample[2]
                h = u * tint[i] + v * tint[j] + w * tint[k]
                r += (tint_colour[0] - r) * h
                g += (tint_colour[1] - g) * h
                b += (tint_colour[2] - b) * h
                mx, my = nx - 1.2 * sample[4], ny - 1.2 * sample[5]
                length = np.sqrt(mx * mx + my * my + mz * mz) + 1e-6
                mx, my, mz = mx / length, my / length, mz / length
                rough = 0.62 - 0.3 * sample[3]
                coat = (0.35 + 1.0 * sample[3]) * (1 - h)
                # Lips roll inwards into the dark.
                shadow = 1.0
                skin[y, x] = 1.0
            elif kind == INSIDE:
                r, g, b = 0.50, 0.17, 0.16
                rough, coat = 0.35, 1.2
                shadow = 0.1 + 0.9 * step(lip_depth - 7.5, lip_depth, qz)
                for c in range(3):
                    e[c] += 0.06 * main_colours[0, c]  # light that bounces about in the mouth
                skin[y, x] = 0.5
            elif kind == TEETH:
                r, g, b = 0.78, 0.72, 0.62
                rough, coat, f0 = 0.25, 0.7, 0.04
                shadow = 0.3 + 0.7 * step(lip_depth - 4.0, lip_depth - 0.6, qz)
                for c in range(3):
                    e[c] += 0.10 * main_colours[0, c]
            elif kind == EYE:
                side = 0 if qx > 0 else 1
                middle = eye_centres[side]
                eye(qx - middle[0], qy - middle[1], qz - middle[2], iris, ring, sample)
                r, g, b = sample[0], sample[1], sample[2]
                coat = 0.0
                # A wet mirror: the soft boxes are seen in it.
                nv = nx * vx + ny * vy + nz * vz
                rx, ry, rz = 2 * nv * nx - vx, 2 * nv * ny - vy, 2 * nv * nz - vz
                for s in range(2):
                    d = rx * mains[s, 0] + ry * mains[s, 1] + rz * mains[s, 2]
                    glint = step(0.945, 0.975, d) * (2.2 if s == 0 else 0.2)
                    for c in range(3):
                        shine[y, x, c] += glint * (0.35 + 0.65 * e[6]) * main_colours[s, c] * (0.25 + 0.3 * sample[3])
                fresnel = 0.03 + 0.5 * (1 - max(nv, 0.0)) ** 5
                for c in range(3):
                    shine[y, x, c] += 0.25 * fresnel * e[c]
                skin[y, x] = 0.35 * (1 - sample[3])
            else:
                if nx * vx + ny * vy + nz * vz < 0:
                    nx, ny, nz = -nx, -ny, -nz
                    mx, my, mz = nx, ny, nz
                rib = qz > 0.5
                if rib:
                    wave = np.sin(qx * 9.0)
                    stitch = 0.5 + 0.5 * wave
                    mx += 0.35 * knit * np.cos(qx * 9.0) * (1 - abs(nx))
                else:
                    # Stocking stitch: columns of small V.
                    column = np.sin(qx * 7.0)
                    row = np.sin(qy * 13.0 + 2.4 * abs(column))
                    stitch = 0.6 + 0.2 * row + 0.2 * column
                    mx += 0.14 * knit * np.cos(qx * 7.0)
                    my += 0.10 * knit * np.cos(qy * 13.0 + 2.4 * abs(column))
                fuzz = noise(qx * 3, qy * 3) * 0.5 + noise(qx * 11, qy * 11) * 0.5
                level = (1 - 0.28 * knit * (1 - stitch)) * (0.9 + 0.2 * fuzz)
                row_of = 1 if rib else 0
                r, g, b = cloth[row_of, 0] * level, cloth[row_of, 1] * level, cloth[row_of, 2] * level
                length = np.sqrt(mx * mx + my * my + mz * mz) + 1e-6
                mx, my, mz = mx / length, my / length, mz / length
                rough, coat = 0.85, 0.25
                facing = max(nx * vx + ny * vy + nz * vz, 0.0)
                level = 0.35 * (1 - facing) ** 3  # fluff catches light at the edge
                for c in range(3):
                    shine[y, x, c] += level * cloth[row_of, c] * e[c]
            bright = (e[0] + e[1] + e[2]) / 3 + 1e-6
            bump = ((mx - nx) * e[3] + (my - ny) * e[4] + (mz - nz) * e[5]) / bright
            bump = min(max(1 + 1.2 * bump, 0.3), 1.8) * shadow
            albedo[y, x, 0], albedo[y, x, 1], albedo[y, x, 2] = r, g, b
            for c in range(3):
                light[y, x, c] = e[c] * bump
            if coat > 0:
                for s in range(3):
                    gloss = _ggx(mx, my, mz, vx, vy, vz, mains[s, 0], mains[s, 1], mains[s, 2], rough, f0)
                    gloss *= coat * e[6 + s] * shadow
                    for c in range(3):
                        shine[y, x, c] += gloss * main_colours[s, c] * 3.0


@njit(parallel=True, fastmath=True, cache=True)
def shade_strands(  # type: ignore[no-untyped-def]
    owner,
    place,
    first,
    strands,
    tangents,
    colours,
    lit,
    camera,
    mains,
    main_colours,
    gloss,
    albedo,
    light,
    shine,
):
    """Shade every pixel that shows a strand: Kajiya-Kay with two shifted highlights.

    Args:
        strands, tangents: float32 (S, P, 3). colours: float32 (S, P, 3) linear. lit: float32 (S, P, 9).
        gloss: float32 (S,), strength of the highlights.
    """
    rows, columns = owner.shape
    segments = strands.shape[1] - 1
    for y in prange(rows):
        for x in range(columns):
            t = owner[y, x] - first
            if t < 0 or t >= strands.shape[0] * segments:
                continue
            s, p = t // segments, t % segments
            f = place[y, x, 0]
            tx = tangents[s, p, 0] * (1 - f) + tangents[s, p + 1, 0] * f
            ty = tangents[s, p, 1] * (1 - f) + tangents[s, p + 1, 1] * f
            tz = tangents[s, p, 2] * (1 - f) + tangents[s, p + 1, 2] * f
            vx = camera[0] - strands[s, p, 0]
            vy = camera[1] - strands[s, p, 1]
            vz = camera[2] - strands[s, p, 2]
            length = np.sqrt(vx * vx + vy * vy + vz * vz)
            vx, vy, vz = vx / length, vy / length, vz / length
            tv = tx * vx + ty * vy + tz * vz
            sv = np.sqrt(max(1 - tv * tv, 0.0))
            for c in range(3):
                albedo[y, x, c] = colours[s, p, c] * (1 - f) + colours[s, p + 1, c] * f
                light[y, x, c] = lit[s, p, c] * (1 - f) + lit[s, p + 1, c] * f
            for m in range(3):
                tl = tx * mains[m, 0] + ty * mains[m, 1] + tz * mains[m, 2]
                sl = np.sqrt(max(1 - tl * tl, 0.0))
                seen = (lit[s, p, 6 + m] * (1 - f) + lit[s, p + 1, 6 + m] * f) * gloss[s]
                # cos(theta_v - theta_l mirrored), shifted towards the root and the tip.
                mirror = -tl * tv + sl * sv
                swing = -tl * sv - sl * tv
                white = max(mirror * 0.995 - swing * 0.10, 0.0) ** 90
                warm = max(mirror * 0.98 + swing * 0.18, 0.0) ** 22
                for c in range(3):
                    tone = albedo[y, x, c]
                    shine[y, x, c] += seen * main_colours[m, c] * (0.09 * white * (0.5 + tone) + 0.40 * warm * tone)
