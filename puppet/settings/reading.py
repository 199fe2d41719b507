"""From what a file says to settings: what can be used is used, what cannot is left at its default and named."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar, get_args, get_origin

import msgspec

T = TypeVar("T", bound=msgspec.Struct)


def read(struct: type[T], raw: Mapping[str, Any], path: str = "") -> tuple[T, list[str]]:
    """A struct of what a mapping holds for it.

    Numbers outside their range are moved to its end. Names that the struct does not know are passed over.

    Args:
        struct: whose fields all have defaults.
        raw: as decoded from JSON.
        path: stands before the names of what could not be used.

    Returns:
        The struct, and the names of fields whose values are of another kind ("motion.pose"), left at their defaults.
    """
    values: dict[str, Any] = {}
    unusable: list[str] = []
    for field in msgspec.structs.fields(struct):
        if field.encode_name not in raw:
            continue
        value, name = raw[field.encode_name], f"{path}{field.encode_name}"
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            if isinstance(value, Mapping):
                values[field.name], worse = read(field.type, value, f"{name}.")
                unusable += worse
            else:
                unusable.append(name)
            continue
        try:
            values[field.name] = msgspec.convert(_within(value, field.type), field.type)
        except msgspec.ValidationError:
            unusable.append(name)
    return struct(**values), unusable


def sane(settings: T) -> T:
    """The same settings with every value in its range, and with its default where it makes no sense (NaN)."""
    return read(type(settings), msgspec.to_builtins(settings))[0]


def unknown(struct: type[msgspec.Struct], raw: Mapping[str, Any]) -> dict[str, Any]:
    """What a mapping holds that the struct does not know: a newer version's, to be kept for it."""
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(struct)}
    found: dict[str, Any] = {}
    for name, value in raw.items():
        if name not in fields:
            found[name] = value
            continue
        kind = fields[name]
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, Mapping):
            inside = unknown(kind, value)
            if inside:
                found[name] = inside
    return found


def merged(raw: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """``raw`` with ``over`` laid over it, level by level."""
    result = dict(raw)
    for name, value in over.items():
        below = result.get(name)
        if isinstance(value, Mapping) and isinstance(below, Mapping):
            value = merged(below, value)
        result[name] = value
    return result


def _within(value: Any, kind: Any) -> Any:
    """A number moved into its range; what is no number, or not finite, as it is or as something no field takes."""
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or get_origin(kind) is not Annotated:
        return value
    for meta in get_args(kind)[1:]:
        if isinstance(meta, msgspec.Meta):
            if meta.ge is not None:
                value = max(value, meta.ge)
            if meta.le is not None:
                value = min(value, meta.le)
    return value
