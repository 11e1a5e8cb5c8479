from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sijill.claims.document import Document, tabular_text
from sijill.claims.kinds import Kind
from sijill.claims.reading import Proposal, check_reading, reading_from_json
from sijill.reading import read

PIECES = (
    "حكمت المحكمة على سامر نوفل ",
    "بالسجن سنتين ",
    "قالت منظمة الأفق إن ",
    "قُتل 12 شخصاً",
    "، ",
    ". ",
    "«",
    "»",
    "\n",
    "به شش سال حبس محکوم شد ",
    "sentenced to two years in prison ",
    'said "we" ',
    "Hala Murad, 34, ",
    "1,500 people ",
    "و",
    "‏\u202b",
    "ـًّ",
    "🕊",
)


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["ar", "fa", "en", "ku", None]))
def test_every_reading_keeps_the_rules_of_readings(pieces: list[str], language: str | None) -> None:
    text = "".join(pieces)

    reading = read(text, language=language)

    check_reading(reading, text)
    assert reading_from_json(reading.as_json()) == reading


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    check_reading(read(text), text)


def test_an_empty_text_says_nothing() -> None:
    reading = read("")

    assert (reading.segments, reading.proposals, reading.links) == ((), (), ())


def test_a_relative_date_is_placed_only_by_the_day_of_publication() -> None:
    text = "اعتُقل سامر نوفل قبل عامين."

    def date(published: str | None) -> dict[str, object]:
        reading = read(text, language="ar", published=published)
        return next(proposal.value for proposal in reading.proposals if proposal.kind is Kind.DATE)

    assert (date(None)["earliest"], date(None)["relative"]) == (None, "P-2Y")
    assert str(date("2025-06-01")["earliest"]).startswith("2023")


def test_a_table_is_read_row_by_row_and_no_find_leaves_its_cell() -> None:
    text = tabular_text([("name", "note"), ("Hala Murad", "sentenced to two years"), ("in prison", "34,")])
    reading = read(Document(text, tabular=True, language="en"))

    assert [segment.rule for segment in reading.segments] == ["start", "row", "row"]
    assert all("\x1e" not in proposal.text for proposal in reading.proposals)


class Echo:
    name = "echo"

    def __init__(self, *proposals: Proposal) -> None:
        self.proposals = proposals

    def propose(self, text: str, language: str) -> Sequence[Proposal]:
        return self.proposals


def test_another_proposers_finds_are_taken_if_they_stand_in_the_text() -> None:
    text = "Quiet words about Orsa Hollow."
    good = Proposal("a", Kind.PLACE, 18, 29, "Orsa Hollow", {"name": "Orsa Hollow", "country": None}, "model")
    moved = replace(good, id="b", start=17)
    broken = replace(good, id="c", kind=Kind.AGE, value={"years": 400})
    of_broken = replace(good, id="d", start=0, end=5, text="Quiet", about="c")

    reading = read(text, language="en", proposer=Echo(good, moved, broken, of_broken))

    assert [(found.id, found.rule, found.about) for found in reading.proposals] == [
        ("echo.a", "echo.model", None),
        ("echo.d", "echo.model", None),
    ]


class Accepted:
    def names(self) -> Iterable[str]:
        return ["زالة البشتاوي"]


def test_a_name_that_people_have_accepted_is_found_where_no_rule_finds_it() -> None:
    text = "وصلت زالة البشتاوي إلى المدينة."

    assert [found.text for found in read(text).proposals if found.kind is Kind.PERSON] == []
    known = read(text, known=Accepted()).proposals
    assert [(found.text, found.rule) for found in known] == [("زالة البشتاوي", "person.known")]


def test_an_english_passage_in_an_arabic_report_is_read_as_english() -> None:
    text = "أعلنت لجنة الأفق بياناً عن القضية.\nHala Murad was sentenced to two years in prison.\n"

    penalties = [found.text for found in read(text, language="ar").proposals if found.kind is Kind.PENALTY]

    assert penalties == ["two years in prison"]
