from pathlib import Path

import pytest

from sijill.vocabulary import Property, VocabularyError, load

TEAM = """# Terms of one team.
[events.hunger_strike]
en = "Hunger strike"
ar = "إضراب عن الطعام"
fa = "اعتصاب غذا"
aliases = ["fasting"]
ku = "Greva birçîbûnê"

[events.arrest]
en = "Seizure"
aliases = ["abduction"]

[properties.demand_of_strike]
en = "Demand of the strike"
ar = "مطلب الإضراب"
fa = "خواسته اعتصاب"
kind = "text"
of = ["hunger_strike"]

[columns."hunger_strike.date"]
en = "Date of hunger strike"
ar = "تاريخ الإضراب"
fa = "تاریخ اعتصاب"
property = "date"
event = "hunger_strike"
headers = ["Strike began"]

[columns."arrest.date"]
headers = ["Date", "Taken on"]
"""


def team_file(folder: Path, text: str) -> Path:
    file = folder / "team.toml"
    file.write_text(text, encoding="utf-8")
    return file


def refusal_of(folder: Path, text: str) -> VocabularyError:
    with pytest.raises(VocabularyError) as refusal:
        load(team_file(folder, text))
    assert refusal.value.file.endswith("team.toml")
    assert f"team.toml, line {refusal.value.line}: {refusal.value.reason}" in str(refusal.value)
    return refusal.value


def test_a_team_adds_terms_labels_aliases_and_headers(tmp_path: Path) -> None:
    vocabulary = load(team_file(tmp_path, TEAM))

    assert vocabulary.label("events", "hunger_strike", "ku") == "Greva birçîbûnê"
    assert vocabulary.label("events", "arrest", "en") == "Seizure"
    assert vocabulary.label("events", "arrest", "ar") == "اعتقال"
    arrest = vocabulary.named("events", "abduction")
    assert arrest is not None
    assert arrest == vocabulary.named("events", "دستگیری")
    strike = vocabulary.property("demand_of_strike")
    assert isinstance(strike, Property)
    assert strike.of == ("hunger_strike",)


def test_a_team_may_settle_what_the_built_in_terms_doubt(tmp_path: Path) -> None:
    vocabulary = load(team_file(tmp_path, TEAM))

    for header, key in (
        ("date", "arrest.date"),
        ("taken on", "arrest.date"),
        ("Strike began", "hunger_strike.date"),
    ):
        match = vocabulary.column_for(header)
        assert match is not None
        assert (match.column.key, match.sure) == (key, True)


def test_a_team_file_leaves_the_built_in_vocabulary_as_it_is(tmp_path: Path) -> None:
    load(team_file(tmp_path, TEAM))

    assert load().label("events", "arrest", "en") == "Arrest"
    assert [term.key for term in load().terms("events") if term.key == "hunger_strike"] == []


def test_later_files_lie_over_earlier_ones(tmp_path: Path) -> None:
    first = tmp_path / "first.toml"
    second = tmp_path / "second.toml"
    first.write_text('[events.arrest]\nen = "One"\n', encoding="utf-8")
    second.write_text('[events.arrest]\nen = "Two"\n', encoding="utf-8")

    assert load(first, second).label("events", "arrest", "en") == "Two"
    assert load(second, first).label("events", "arrest", "en") == "One"


LABELS = 'en = "x y"\nar = "س"\nfa = "ی"\n'


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[events.arrest]\nen = "Arrest\n', 2, "not TOML"),
        ('[events.arrest]\nen = "a"\n\n[events.arrest]\nen = "b"\n', 4, "not TOML"),
        ('\n[evnts.arrest]\nen = "a"\n', 2, "unknown table “evnts”"),
        ('\nevents = "arrest"\n', 2, "unknown table “events”"),
        ('[events]\n\narrest = "x"\n', 3, "is not a table"),
        ("[events.Arrest]\n" + LABELS, 1, "small Latin letters"),
        ('\n\n[events.vigil]\nen = "Vigil"\nfa = "شمع"\n', 3, "has no “ar”"),
        ("[events.vigil]\n" + LABELS + "colour_of = 3\n", 5, "unknown field “colour_of”"),
        ("[events.vigil]\n" + LABELS + "aliases = 3\n", 5, "must be a list of texts"),
        ("[events.vigil]\n" + LABELS + 'aliases = ["a", 3]\n', 5, "must be a list of texts"),
        ("[events.vigil]\nen = 3\n", 2, "must be a text in quotes"),
        ('[events.vigil]\nen = " "\n', 2, "is empty"),
        ("[events.vigil]\n" + LABELS + 'parent = "nothing"\n', 5, "the parent “nothing”"),
        ("[events.vigil]\n" + LABELS + 'parent = "vigil"\n', 5, "above itself"),
        ("[properties.x]\n" + LABELS + 'kind = "colour"\nof = ["person"]\n', 5, "no kind of value “colour”"),
        ("[properties.x]\n" + LABELS + 'kind = "text"\nof = ["persn"]\n', 6, "“persn” is neither"),
        ("[properties.x]\n" + LABELS + 'kind = "text"\n', 1, "has no “of”"),
        (
            "[columns.x]\n" + LABELS + 'property = "nme"\nheaders = ["q"]\n',
            5,
            "no “nme” among the properties",
        ),
        ('[columns."arrest.date"]\nevent = "arest"\n', 2, "no “arest” among the events"),
        ("[doubtful.x]\n" + LABELS + 'candidates = ["z"]\nheaders = ["q"]\n', 5, "no “z” among the columns"),
        ('\n[columns.age]\nheaders = ["Full Name"]\n', 3, "already means the column “name”"),
    ],
)
def test_a_bad_file_is_refused_with_the_line_and_what_to_do(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    refusal = refusal_of(tmp_path, text)

    assert says in refusal.reason
    assert refusal.line == line


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "team.toml"
    file.write_bytes('[events.arrest]\nar = "اعتقال"\n'.encode("cp1256"))

    with pytest.raises(VocabularyError, match="not UTF-8") as refusal:
        load(file)

    assert refusal.value.line == 2


def test_a_file_saved_by_a_word_processor_on_windows_is_read(tmp_path: Path) -> None:
    file = tmp_path / "team.toml"
    file.write_bytes(b"\xef\xbb\xbf" + TEAM.replace("\n", "\r\n").encode())

    assert load(file).label("events", "hunger_strike", "en") == "Hunger strike"
