"""The search index: folded forms of names, and script-neutral keys so that نوید finds Navid.

It is derived, not part of the truth: ``rebuild`` makes it anew. SQLite's FTS5 or PostgreSQL's ``simple``
tsvector; no extension of either is needed, since folding happens here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sijill.names import keys, parse
from sijill.names.keys import part_keys
from sijill.store.tables import Tables
from sijill.text import fold_text, search_forms, tokens

TABLE = "search"

CREATE = {
    "sqlite": (f"CREATE VIRTUAL TABLE {TABLE} USING fts5(record UNINDEXED, forms, keys, detail='column')",),
    "postgresql": (
        f"CREATE TABLE {TABLE} (record varchar(32) PRIMARY KEY, forms text, keys text, words tsvector)",
        f"CREATE INDEX search_words ON {TABLE} USING gin (words)",
    ),
}
DROP = f"DROP TABLE {TABLE}"


class SearchIndex:
    """The index of one database's records."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def add(self, names: Iterable[tuple[str, str]]) -> None:
        """Index ``(record, name)`` pairs; a record may come once only."""
        rows = ((record, *_words(name)) for record, name in names)
        if self.tables.postgres:
            statement = (
                f"INSERT INTO {TABLE} (record, forms, keys, words)"
                " VALUES (%s, %s, %s, to_tsvector('simple', %s))"
            )
            with self.tables.connection.cursor() as cursor:
                cursor.executemany(
                    statement, [(record, forms, found, f"{forms} {found}") for record, forms, found in rows]
                )
        else:
            statement = f"INSERT INTO {TABLE} (record, forms, keys) VALUES (?, ?, ?)"
            with self.tables.connection.wrap_database_errors:
                self.tables.connection.connection.executemany(statement, rows)

    def rename(self, record: str, *, before: str | None, now: str) -> None:
        """Index a record by another name than before."""
        words = _letters_and_digits(fold_text(before or ""))
        if words and not self.tables.postgres:
            # FTS5 finds the row by its words; by the record it would have to read every row.
            found = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s AND record = %s"
            held = " AND ".join(f'forms : "{word}"' for word in words)
            self.tables.execute(f"DELETE FROM {TABLE} WHERE rowid IN ({found})", (held, record))
        else:
            self.tables.execute(f"DELETE FROM {TABLE} WHERE record = %s", (record,))
        self.add([(record, now)])

    def clear(self) -> None:
        """Empty the index; the table is made anew, since FTS5 keeps deleted words until it merges."""
        self.tables.execute(DROP)
        for statement in CREATE["postgresql" if self.tables.postgres else "sqlite"]:
            self.tables.execute(statement)

    def find(
        self, query: str, *, limit: int, condition: str = "1 = 1", values: Sequence[Any] = ()
    ) -> list[str]:
        """Give at most ``limit`` records whose names hold every word of the query.

        ``condition`` is SQL on the row of the table ``record``: what it leaves out takes nobody's place.

        First those that hold each word, or a longer word that begins so, in any of its forms; then, if there
        is room, those with words that sound like it across scripts. Ranking is the caller's.
        """
        words = _letters_and_digits(fold_text(query))
        if not words:
            return []
        found: dict[str, None] = {}
        for form in (self._spelt, self._sounding):
            if len(found) < limit:
                wanted = (" & " if self.tables.postgres else " AND ").join(map(form, words))
                rows = self.tables.select(self._query(condition), [wanted, *values, limit])
                found |= dict.fromkeys(row[0] for row in rows)
        return list(found)[:limit]

    def _query(self, condition: str) -> str:
        matches = "words @@ to_tsquery('simple', %s)" if self.tables.postgres else f"{TABLE} MATCH %s"
        return (
            f"SELECT record FROM {TABLE} WHERE {matches} AND EXISTS"
            f" (SELECT 1 FROM record WHERE record.id = {TABLE}.record AND {condition}) LIMIT %s"
        )

    def _spelt(self, word: str) -> str:
        if self.tables.postgres:
            return "'" + word.replace("'", "''") + "':*"
        return f'forms : "{word}"*'

    def _sounding(self, word: str) -> str:
        """Write the query for a word as it is spelt, or for names that sound like every part of it."""
        either, both = (" | ", " & ") if self.tables.postgres else (" OR ", " AND ")
        mark = "'{}'" if self.tables.postgres else 'keys : "{}"'
        groups = (either.join(map(mark.format, group)) for group in _key_groups(word))
        sounding = both.join(f"({group})" for group in groups)
        return f"({self._spelt(word)}{either}({sounding}))" if sounding else self._spelt(word)


def _letters_and_digits(text: str) -> list[str]:
    """Cut a text where the indexes cut it: at whatever is neither letter nor digit ("o'neil" is two)."""
    return "".join(sign if sign.isalnum() else " " for sign in text).split()


@lru_cache(maxsize=65_536)
def _words(name: str) -> tuple[str, str]:
    forms = dict.fromkeys(chain([fold_text(name)], search_forms(name)))
    return " ".join(forms), " ".join(_key_words(name))


def _key_words(name: str) -> list[str]:
    """Give the keys of each word of a name, marked so that no key can be taken for a word."""
    return list(dict.fromkeys(key for token in tokens(name) for key in _keys_of(token.text)))


@lru_cache(maxsize=65_536)
def _keys_of(word: str) -> tuple[str, ...]:
    return tuple(map(_marked, keys(word)))


def _key_groups(word: str) -> list[list[str]]:
    """Give the keys of each part of a word: a compound in one word has two (علیرضا)."""
    known = set(keys(word))
    groups = ([key for key in part_keys(part.shared) if key in known] for part in parse(word).parts)
    return [[_marked(key) for key in group] for group in groups if group]


def _marked(key: str) -> str:
    return "k0" + "".join(sign if sign.isalnum() else f"0{ord(sign):x}" for sign in key)
