"""The index of fingerprints follows the documents: what is new comes in, what is gone goes out."""

from __future__ import annotations

import random
from typing import Any

import pytest

from sijill.claims import Block, Document
from sijill.store.database import writing
from sijill.store.erasure import erase_record, erase_source
from sijill.store.fingerprints import Fingerprints, fingerprint
from sijill.store.replay import rebuild
from sijill.text.shingles import BANDS, sketch
from tests.store.making import Team

PICTURE = "9f3a5c0e71d2b864"


def prose(seed: int, words: int = 120) -> str:
    """Make a text that shares nothing with one of another seed."""
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join("".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(words))


def index_of(team: Team) -> Fingerprints:
    return Fingerprints(team.tables, team.register.files)


def index_all(team: Team) -> None:
    index = index_of(team)
    with writing(team.register.alias):
        index.add(index.take(index.missing()))


def held(team: Team) -> dict[str, list[tuple[Any, ...]]]:
    """Give the whole index, whatever numbers its rows have."""
    columns = "source, file, shingles, signature, sample, picture"
    rows = team.tables.select(f"SELECT {columns} FROM fingerprint ORDER BY source")
    keys = team.tables.select(
        "SELECT k.key, f.source FROM fingerprint_key k JOIN fingerprint f ON f.number = k.number"
    )
    [(count,)] = team.tables.select("SELECT COUNT(*) FROM fingerprint_key")
    assert count == len(keys)
    return {
        "rows": [
            tuple(bytes(cell) if isinstance(cell, memoryview) else cell for cell in row) for row in rows
        ],
        "keys": sorted(keys),
    }


def test_a_document_is_indexed_by_its_text_and_its_picture(team: Team) -> None:
    source = team.source("a.txt")
    team.write(team.extraction(source, prose(1), fingerprint=PICTURE))
    made = sketch(prose(1))

    index_all(team)

    [row] = held(team)["rows"]
    assert (row[0], row[2], row[5]) == (source, 116, PICTURE)
    assert [key[0] for key, _ in held(team)["keys"]].count("b") == BANDS
    assert [key for key, _ in held(team)["keys"] if key[0] == "s"] == [f"s{name}" for name in made.sample]
    assert [key for key, _ in held(team)["keys"] if key[0] == "p"] == ["p0b864", "p171d2", "p25c0e", "p39f3a"]


def test_what_stands_around_the_matter_of_a_page_is_left_out() -> None:
    menu, article = prose(1), prose(2)
    text = f"{menu}\n{article}"
    page = Document(text=text, blocks=(Block(0, len(menu), "aside"),))

    assert fingerprint(page).sketch == sketch(article)


@pytest.mark.parametrize("flat", ["0000000000000000", "ffffffffffffffff", "8000000000000001"])
def test_a_picture_of_one_colour_says_nothing(flat: str) -> None:
    assert fingerprint(Document(text="", fingerprint=flat)).picture is None
    assert fingerprint(Document(text="", fingerprint=PICTURE)).picture == int(PICTURE, 16)


def test_what_is_indexed_is_missing_no_more(team: Team) -> None:
    one, two = team.source("1.txt", text=prose(1)), team.source("2.txt", text=prose(2))
    team.source("no text.bin")
    assert [source for source, _ in index_of(team).missing()] == [one, two]

    index_all(team)

    assert index_of(team).missing() == []
    assert index_of(team).waiting() == [one, two]
    with writing(team.register.alias):
        index_of(team).mark_compared([one])
    assert index_of(team).waiting() == [two]


def test_a_source_that_is_extracted_anew_is_indexed_anew(team: Team) -> None:
    source = team.source("a.txt", text=prose(1))
    index_all(team)
    before = held(team)
    team.write(team.extraction(source, prose(2)))

    index_all(team)

    assert len(held(team)["rows"]) == 1
    assert {key for key, _ in held(team)["keys"]}.isdisjoint(key for key, _ in before["keys"])
    assert index_of(team).waiting() == [source]


def test_a_document_that_cannot_be_read_holds_nothing_else_up(team: Team) -> None:
    broken, gone, whole = (team.source(f"{number}.txt", text=prose(number)) for number in range(3))
    files = dict(team.tables.select("SELECT source, file FROM document"))
    team.register.files.path(files[broken]).write_bytes(b'{"text": 5}')
    team.register.files.path(files[gone]).unlink()

    index_all(team)

    assert [row[0] for row in held(team)["rows"]] == [whole]


def test_a_document_that_was_replaced_meanwhile_is_not_indexed(team: Team) -> None:
    source = team.source("a.txt", text=prose(1))
    index = index_of(team)
    taken = list(index.take(index.missing()))
    team.write(team.extraction(source, prose(2)))

    with writing(team.register.alias):
        index.add(taken)

    assert held(team) == {"rows": [], "keys": []}


def test_a_rebuild_makes_the_index_anew(team: Team) -> None:
    for number in range(5):
        team.source(f"{number}.txt", text=prose(number))
    index_all(team)
    before = held(team)
    team.tables.execute("DELETE FROM fingerprint_key")
    team.tables.execute("UPDATE fingerprint SET picture = '0'")
    told: list[str] = []

    rebuild(team.register, progress=lambda what, done, total: told.append(what))

    assert held(team) == before
    assert "taking fingerprints" in told


def test_an_erased_source_goes_out_of_the_index_and_the_others_stay(team: Team) -> None:
    kept, erased = team.source("1.txt", text=prose(1)), team.source("2.txt", text=prose(2))
    index_all(team)
    keys = [key for key in held(team)["keys"] if key[1] == kept]

    erase_source(team.register, erased, author=team.author)

    assert [row[0] for row in held(team)["rows"]] == [kept]
    assert held(team)["keys"] == keys


def test_a_source_whose_text_was_erased_with_a_person_goes_out_of_the_index(team: Team) -> None:
    source = team.source("a.txt", text=f"Sara Mirlani {prose(1)}")
    record = team.propose(source, "Sara Mirlani")
    index_all(team)

    erase_record(team.register, record, author=team.author)

    assert held(team) == {"rows": [], "keys": []}
    index_all(team)
    rebuild(team.register)
    assert held(team) == {"rows": [], "keys": []}


def test_what_two_sources_share_stays_indexed_for_the_one_that_is_left(team: Team) -> None:
    one, other = team.source("1.txt", text=prose(1)), team.source("2.txt", text=prose(1))
    index_all(team)

    erase_source(team.register, one, author=team.author)

    assert [row[0] for row in held(team)["rows"]] == [other]


def test_many_documents_are_indexed_in_several_steps(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    from sijill.store import fingerprints

    monkeypatch.setattr(fingerprints, "BATCH", 2)
    sources = {team.source(f"{number}.txt", text=prose(number)) for number in range(5)}

    index_all(team)
    first = held(team)
    rebuild(team.register)

    assert {row[0] for row in first["rows"]} == sources
    assert held(team) == first
