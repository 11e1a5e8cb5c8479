import re

import pytest

from sijill.vocabulary import LANGUAGES, Column, Property, Term, UnknownTerm, Vocabulary, load
from sijill.vocabulary.term_file import FIELDS

EVENTS = [
    "arrest",
    "detention",
    "interrogation",
    "trial",
    "sentence",
    "appeal_ruling",
    "execution",
    "killing",
    "death_in_custody",
    "disappearance",
    "ill_treatment",
    "forced_confession",
    "injury",
    "release",
    "transfer",
    "assassination",
    "protest",
    "attack",
    "statement",
    "demand",
    "exhibition",
    "conference",
]
MEASURES = [
    "killed",
    "executed",
    "died",
    "injured",
    "missing",
    "arrested",
    "detained",
    "sentenced",
    "released",
    "other",
]
PENALTIES = ["death", "life", "imprisonment", "lashes", "fine", "exile", "ban", "confiscation"]
STAGES = ["first_instance", "appeal", "supreme_court", "final"]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load()


def every_term(vocabulary: Vocabulary) -> list[Term]:
    return [term for kind in FIELDS for term in vocabulary.terms(kind)]


@pytest.mark.parametrize(
    ("kind", "keys"),
    [("events", EVENTS), ("measures", MEASURES), ("penalties", PENALTIES), ("stages", STAGES)],
)
def test_the_closed_sets_of_the_design_are_there_in_order(
    vocabulary: Vocabulary, kind: str, keys: list[str]
) -> None:
    assert [term.key for term in vocabulary.terms(kind)] == keys


def test_every_kind_has_terms(vocabulary: Vocabulary) -> None:
    assert [kind for kind in FIELDS if not vocabulary.terms(kind)] == []


def test_every_term_has_a_label_in_three_languages(vocabulary: Vocabulary) -> None:
    lacking = [
        (term.kind, term.key, language)
        for term in every_term(vocabulary)
        for language in LANGUAGES
        if not term.labels.get(language, "").strip()
    ]

    assert lacking == []


def test_labels_are_written_in_the_letters_of_their_language(vocabulary: Vocabulary) -> None:
    arabic_in_persian = [term.key for term in every_term(vocabulary) if set("يكى") & set(term.labels["fa"])]
    persian_in_arabic = [
        term.key for term in every_term(vocabulary) if set("یکپچژگ") & set(term.labels["ar"])
    ]
    arabic_in_english = [t.key for t in every_term(vocabulary) if re.search("[؀-ۿ]", t.labels["en"])]

    assert (arabic_in_persian, persian_in_arabic, arabic_in_english) == ([], [], [])


def test_a_label_means_one_term_of_its_kind(vocabulary: Vocabulary) -> None:
    for kind in FIELDS:
        for language in LANGUAGES:
            labels = [term.label(language) for term in vocabulary.terms(kind)]
            doubled = {label for label in labels if labels.count(label) > 1}
            assert doubled == set(), (kind, language)


def test_every_column_fills_a_property_that_its_event_or_record_may_have(vocabulary: Vocabulary) -> None:
    misfits = [
        column.key
        for column in vocabulary.columns
        if not (
            vocabulary.property(column.property).may_describe("event", column.event)
            if column.event
            else vocabulary.property(column.property).may_describe("person")
            or vocabulary.property(column.property).may_describe("group")
        )
    ]

    assert misfits == []


def test_properties_know_what_they_are_said_of(vocabulary: Vocabulary) -> None:
    penalty = vocabulary.property("penalty")

    assert isinstance(penalty, Property)
    assert penalty.value_kind == "penalty"
    assert penalty.may_describe("event", "sentence")
    assert not penalty.may_describe("event", "protest")
    assert not penalty.may_describe("person")


def test_a_label_falls_back_to_english_and_then_to_the_key(vocabulary: Vocabulary) -> None:
    assert vocabulary.label("events", "arrest", "fa") == "بازداشت"
    assert vocabulary.label("events", "arrest", "fa-AF") == "بازداشت"
    assert vocabulary.label("events", "arrest", "fr") == "Arrest"
    assert vocabulary.label("events", "of_a_lost_file", "ar") == "of_a_lost_file"


def test_a_term_is_found_by_label_alias_or_key_however_it_is_spelt(vocabulary: Vocabulary) -> None:
    found = [vocabulary.named("events", words) for words in ("توقيف", "دستگيري", "ARREST", "arrest")]

    assert [term.key if term else None for term in found] == ["arrest"] * 4
    assert vocabulary.named("events", "picnic") is None


def test_an_unknown_key_is_refused_by_name(vocabulary: Vocabulary) -> None:
    with pytest.raises(UnknownTerm) as refusal:
        vocabulary.term("events", "picnic")

    assert (refusal.value.kind, refusal.value.key) == ("events", "picnic")


def test_columns_are_columns(vocabulary: Vocabulary) -> None:
    assert vocabulary.columns
    assert all(isinstance(column, Column) for column in vocabulary.columns)


def test_the_built_in_vocabulary_is_built_once() -> None:
    assert load() is load()
