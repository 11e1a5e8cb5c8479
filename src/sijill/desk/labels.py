"""Words for the values that people are counted by, in the languages of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import polars as pl

from sijill.counting import Whereabouts
from sijill.places import Gazetteer, default_gazetteer, packs
from sijill.store.queries import View
from sijill.text import fold_text
from sijill.vocabulary import Vocabulary, load

LANGUAGES = ("en", "ar", "fa")
WRITTEN = "="
"""Begins the key of a value that stays in the words of its source."""

Labels = dict[str, dict[str, dict[str, str]]]
"""Words by facet, value and language."""

_ASIDE = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]\s*")
_TERMS = {"event_type": "events", "penalty": "penalties", "charge": "charges"}


def vocabulary_of(view: View) -> Vocabulary:
    """Load the vocabulary with the team's own files over it."""
    return load(*view.register.folder.vocabulary)


def gazetteer_of(view: View) -> Gazetteer:
    """Give the gazetteer, with the packs in the register's folder ``places`` over it."""
    own = view.register.folder.places
    return default_gazetteer().merged(packs(own)) if own.is_dir() else default_gazetteer()


def with_charges(people: pl.DataFrame, vocabulary: Vocabulary) -> tuple[pl.DataFrame, dict[str, str]]:
    """Put kinds of charges in the place of their wordings, where known; gives the other wordings by key."""
    known: dict[str, str] = {}
    words: dict[str, str] = {}
    for wording in people["charge"].drop_nulls().unique().sort():
        bare = _ASIDE.sub(" ", wording).strip()
        term = vocabulary.named("charges", wording) or vocabulary.named("charges", bare)
        known[wording] = term.key if term is not None else WRITTEN + fold_text(bare or wording).strip()
        if term is None:
            words.setdefault(known[wording], bare or wording)
    if known:
        people = people.with_columns(pl.col("charge").replace_strict(known))
    return people, words


def labels_for(
    values: Mapping[str, Iterable[str | None]],
    vocabulary: Vocabulary,
    *,
    whereabouts: Whereabouts | None,
    words: Mapping[str, str],
) -> Labels:
    """Say the values of facets, by facet; ``words`` are those of sources, by key."""
    return {
        facet: {
            value: {
                language: _label(facet, value, vocabulary, whereabouts, words, language)
                for language in LANGUAGES
            }
            for value in sorted({one for one in found if one is not None})
        }
        for facet, found in values.items()
        if facet in _TERMS or facet == "place"
    }


def _label(
    facet: str,
    value: str,
    vocabulary: Vocabulary,
    whereabouts: Whereabouts | None,
    words: Mapping[str, str],
    language: str,
) -> str:
    if value in words:
        return words[value]
    if facet == "place":
        return value if whereabouts is None else whereabouts.name(value, language)
    return vocabulary.label(_TERMS[facet], value, language)
