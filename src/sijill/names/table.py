"""``particles.toml``, the words around the parts of a name, as it is written."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table() -> dict[str, Any]:
    """Load the table; it is read once."""
    return tomllib.loads(resources.files("sijill.names").joinpath("particles.toml").read_text("utf-8"))
