"""JSON Schemas (draft 2020-12) of what the commands print with ``--json``.

``reading`` is of ``sijill read FILE``, ``readings`` of ``sijill read`` in a register; any other bears the
name of its command. ``value`` and ``claim`` are parts that several of them share.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

__all__ = ["names", "schema"]

_PREFIX = "urn:sijill:schema:"
_SHARED = ("value", "claim")


def names() -> tuple[str, ...]:
    """Give the names of all schemas."""
    files = (item.name for item in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in files if name.endswith(".json")))


def schema(name: str) -> dict[str, Any]:
    """Give a schema that needs no other document: the parts it shares with others stand in its ``$defs``.

    Raises ``KeyError`` if there is none of this name.
    """
    if name not in names():
        raise KeyError(name)
    whole = _load(name)
    needed = _shared_by(whole) - {name}
    if needed:
        whole["$defs"] = {**whole.get("$defs", {}), **{part: _load(part) for part in sorted(needed)}}
    return whole


def _load(name: str) -> dict[str, Any]:
    text = (resources.files(__name__) / f"{name}.json").read_text(encoding="utf-8")
    whole: dict[str, Any] = json.loads(text)
    return whole


def _shared_by(whole: dict[str, Any]) -> set[str]:
    """Give the shared schemas that one refers to, also through another."""
    found: set[str] = set()
    texts = [json.dumps(whole)]
    while texts:
        text = texts.pop()
        for part in _SHARED:
            if f'"{_PREFIX}{part}' in text and part not in found:
                found.add(part)
                texts.append(json.dumps(_load(part)))
    return found
