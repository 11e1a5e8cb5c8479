"""Pieces of HTML and SVG, escaped by their type: what is not markup already becomes text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

VOID = frozenset({"br", "link", "meta"})
"""Elements that have no end in HTML."""


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


Piece = Markup | str | None
"""What can stand within an element: markup, text that is still to be escaped, or nothing."""


def element(name: str, /, *inside: Piece, **attributes: str | None) -> Markup:
    """Make an element.

    Attributes that are ``None`` are left out; an underscore at the end of a name is dropped (``class_``), any
    other becomes a hyphen, and ``viewBox`` keeps its letters.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{together(inside)}</{name}>")


def together(pieces: Iterable[Piece]) -> Markup:
    """Put pieces after one another."""
    return Markup("".join(_piece(piece) for piece in pieces))


def lines(pieces: Iterable[Piece]) -> Markup:
    """Put pieces under one another."""
    return Markup("\n".join(_piece(piece) for piece in pieces if piece))


def _piece(piece: Piece) -> str:
    if piece is None:
        return ""
    return piece if isinstance(piece, Markup) else escape(piece)
