"""What can be said: the built-in terms, with a team's own over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sijill.text import fold_text
from sijill.vocabulary.errors import UnknownTerm
from sijill.vocabulary.headers import ColumnMatch, Wording, match_header
from sijill.vocabulary.terms import Column, Property, Term


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All terms by kind (``events``, ``properties``, ``penalties`` …) and key. Made by :func:`load`."""

    by_kind: Mapping[str, Mapping[str, Term]]
    wordings: Mapping[str, Wording] = field(repr=False)
    """Columns by the folded headers that name them."""
    names: Mapping[tuple[str, str], Term] = field(repr=False)
    """Terms by kind and folded label or alias."""

    def terms(self, kind: str) -> tuple[Term, ...]:
        """Give the terms of a kind in their order; none for a kind that there is not."""
        return tuple(self.by_kind.get(kind, {}).values())

    def term(self, kind: str, key: str) -> Term:
        """Give a term; raises :class:`UnknownTerm`."""
        try:
            return self.by_kind[kind][key]
        except KeyError:
            raise UnknownTerm(kind, key) from None

    def label(self, kind: str, key: str, language: str) -> str:
        """Give a term's label; in English if the language has none, and the key itself if it is no term.

        A register may hold keys of a team's file that is gone; they are shown, not refused.
        """
        term = self.by_kind.get(kind, {}).get(key)
        return term.label(language) if term is not None else key

    def named(self, kind: str, words: str) -> Term | None:
        """Find the term with this label, alias or key, folded; ``None`` if there is none."""
        return self.names.get((kind, fold_text(words).strip())) or self.by_kind.get(kind, {}).get(words)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Everything that a column of a list can mean."""
        return tuple(term for term in self.terms("columns") if isinstance(term, Column))

    def property(self, key: str) -> Property:
        """Give a property; raises :class:`UnknownTerm`."""
        found = self.term("properties", key)
        assert isinstance(found, Property), "the loader makes properties"
        return found

    def column_for(self, header: str) -> ColumnMatch | None:
        """Say what the header of a list's column means; ``None`` if it is like no known wording."""
        return match_header(header, self.wordings)
