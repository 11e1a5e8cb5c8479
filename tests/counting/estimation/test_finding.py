import re
from pathlib import Path
from string import Formatter

import pytest

import sijill.counting.estimation
from sijill.counting.estimation.finding import LANGUAGES, found, sentences, written

FOLDER = Path(sijill.counting.estimation.__file__).parent
DESK = FOLDER.parents[1] / "desk"


def fields(words: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(words) if name)


@pytest.mark.parametrize("code", sorted(sentences()))
def test_every_sentence_has_the_same_figures_in_every_language(code: str) -> None:
    words = sentences()[code]
    assert set(words) == set(LANGUAGES)
    assert {tuple(fields(words[language])) for language in LANGUAGES} == {tuple(fields(words["en"]))}


def test_every_code_that_is_found_has_a_sentence_and_every_sentence_is_found() -> None:
    used = {
        code
        for path in [*FOLDER.glob("*.py"), *DESK.glob("*.py")]
        for code in re.findall(r'found\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert used == set(sentences())


def test_a_sentence_is_said_with_its_figures() -> None:
    finding = found("few_shared", people=1203)
    assert finding.sentence() == (
        "Only 1,203 people are on both lists: the estimate is unstable and too low."
    )
    assert "1,203" in finding.sentence("ar")
    assert "1,203" in finding.sentence("fa")
    assert finding.as_json()["figures"] == {"people": 1203}


@pytest.mark.parametrize(
    ("figure", "words"),
    [(12345, "12,345"), (12345.6, "12,346"), (0.0625, "0.0625"), (93.62, "93.6"), ("a", "a")],
)
def test_figures_are_written_with_the_digits_that_matter(figure: float | str, words: str) -> None:
    assert written(figure) == words


def test_figures_can_be_written_otherwise() -> None:
    assert found("alone", percent=94.0).sentence(write=lambda figure: f"<{figure}>").startswith("<94.0> %")
