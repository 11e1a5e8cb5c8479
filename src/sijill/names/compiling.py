"""Compile a function with numba, keeping the result on disk where a folder for it can be written.

The result lies beside the package, or in the user's cache folder if the package cannot be written
(``NUMBA_CACHE_DIR`` names another); if there is neither, each process compiles for itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

# Nothing but compiled code calls them, so no wrappers need compiling; numba's stub lacks these options.
_WITHOUT_WRAPPERS: dict[str, Any] = {"nogil": True, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
_WITHOUT_COUNTS: dict[str, Any] = {"_nrt": False}
Function = TypeVar("Function", bound=Callable[..., Any])


@cache
def _sources(folder: Path) -> tuple[tuple[str, int, int], ...]:
    files = sorted({*Path(__file__).parent.glob("*.py"), *folder.glob("*.py")})
    return tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)


def inlined(function: Function) -> Function:
    """Decorate a function that only compiled ones call: it is a part of them, and kept with them."""
    return cast(Function, numba.njit(**_WITHOUT_WRAPPERS)(function))


def merged(function: Function) -> Function:
    """Decorate as :func:`inlined`, for a function that takes many arrays and is called for every pair.

    Handing them over costs more than what it does, so its code is put where it is called; compiling takes
    longer.
    """
    return cast(Function, numba.njit(forceinline=True, **_WITHOUT_WRAPPERS)(function))


def woven(function: Function) -> Function:
    """Decorate a short function of an inner loop: it is inlined wherever it is called.

    Like what is decorated with :func:`counting_nothing` it makes no arrays, and takes no part in counting
    who holds which.
    """
    return cast(Function, numba.njit(**_WITHOUT_WRAPPERS, **_WITHOUT_COUNTS, forceinline=True)(function))


def compiled(function: Function) -> Function:
    """Decorate: compile ``function`` at its first call; later processes load the result from the cache."""
    return _kept(function, {})


def counting_nothing(function: Function) -> Function:
    """Decorate an inner loop that makes no arrays: compiled, with no counting of who holds which.

    Counting costs several times more than a loop that reads a dozen arrays in each turn.
    """
    return _kept(function, _WITHOUT_COUNTS)


def arithmetic(function: Function) -> Function:
    """Decorate as :func:`compiled`; dividing by 0 gives an infinity, as in NumPy.

    Sums keep their order: else code just compiled and code that was kept differ in the last digit, and chains
    drift apart.
    """
    return _kept(function, {"error_model": "numpy"})


def _kept(function: Function, options: dict[str, Any]) -> Function:
    made: Any
    try:
        made = numba.njit(cache=True, nogil=True, **options)(function)
    except RuntimeError:  # no folder can be written
        return cast(Function, numba.njit(nogil=True, **options)(function))
    # numba looks only at the function's own file; what it calls and the constants it uses lie in others.
    kept = getattr(getattr(made, "_cache", None), "_cache_file", None)
    if kept is not None and hasattr(kept, "_source_stamp"):
        folder = Path(function.__code__.co_filename).parent
        kept._source_stamp = (kept._source_stamp, _sources(folder))
    return cast(Function, made)
