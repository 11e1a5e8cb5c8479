"""Compile functions, as :mod:`sijill.names.compiling`, and keep the results until a file here changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])

# Dividing by 0 gives an infinity. Sums keep their order: else code that was just compiled and code that was
# kept differ in the last digit, and chains drift apart.
_ARITHMETIC: dict[str, Any] = {"error_model": "numpy"}


def compiled(function: Function) -> Function:
    """Decorate: compile at the first call and keep the result on disk where a folder can be written."""
    return cast(Function, _kept(function, {}))


def arithmetic(function: Function) -> Function:
    """Decorate as :func:`compiled`, with the processor's own rules of arithmetic."""
    return cast(Function, _kept(function, _ARITHMETIC))


def _kept(function: Callable[..., Any], options: dict[str, Any]) -> Any:
    made: Any
    try:
        made = numba.njit(cache=True, nogil=True, **options)(function)
    except RuntimeError:  # no folder can be written
        return numba.njit(nogil=True, **options)(function)
    # numba looks only at the function's own file; what it calls lies in others.
    file = getattr(getattr(made, "_cache", None), "_cache_file", None)
    if file is not None and hasattr(file, "_source_stamp"):
        file._source_stamp = (file._source_stamp, _sources())
    return made


@cache
def _sources() -> tuple[tuple[str, int, int], ...]:
    files = sorted(Path(__file__).parent.glob("*.py"))
    return tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
