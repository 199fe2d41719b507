"""Functions that numba compiles: kept on disk where that can be, else compiled at every start."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import numba

logger = logging.getLogger(__name__)


def compiled(signature: str | list[str], **options: Any) -> Callable[[Any], Any]:
    """``numba.njit`` for these signatures, at once, with its cache.

    The cache lies beside the module, or in the user's folders; numba gives up where neither can be written or the disk
    is full. Then the function is compiled without: a slow start is better than none.
    """

    def decorate(function: Any) -> Any:
        try:
            return numba.njit(signature, cache=True, **options)(function)
        except (RuntimeError, OSError) as error:
            logger.info("%s is not kept compiled: %s", function.__qualname__, error)
            return numba.njit(signature, **options)(function)

    return decorate
