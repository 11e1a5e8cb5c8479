from __future__ import annotations

from sijill.extraction.ocr_lines import (
    Line,
    chosen,
    has_poor,
    insert,
    language_confidence,
    lines_of,
    mean_confidence,
    without_stains,
)
from sijill.extraction.tesseract import Word


def line(text: str, confidence: float, top: int = 0) -> Line:
    return Line((Word(text, (0, top, 100, top + 20), confidence, top),))


def texts(lines: list[Line] | tuple[Line, ...]) -> list[str]:
    return [one.text for one in lines]


def test_words_are_grouped_by_their_line() -> None:
    words = [
        Word("a", (0, 0, 5, 9), 90, 0),
        Word("b", (9, 2, 14, 12), 80, 0),
        Word("c", (0, 20, 5, 29), 70, 1),
    ]

    found = lines_of(words)

    assert texts(found) == ["a b", "c"]
    assert found[0].box == (0, 0, 14, 12)


def test_confidence_is_a_mean_over_letters() -> None:
    words = (Word("long", (0, 0, 1, 1), 90, 0), Word("x", (0, 0, 1, 1), 40, 0))

    assert mean_confidence([Line(words)]) == 80
    assert mean_confidence([]) == 0


def test_numbers_are_no_evidence_of_a_language() -> None:
    words = (Word("سنة", (0, 0, 1, 1), 90, 0), Word("١٢٣", (0, 0, 1, 1), 10, 0))

    assert language_confidence([Line(words)]) == 90


def test_the_lines_of_the_best_model_stay_unless_another_is_clearly_surer() -> None:
    found = {"eng": (line("Good", 95), line("Bsd", 60, 40)), "ara": (line("عكس", 97), line("جيد", 90, 40))}

    assert texts(chosen(found, "eng")) == ["Good", "جيد"]


def test_on_an_arabic_page_only_lines_with_latin_letters_are_taken_from_others() -> None:
    found = {
        "ara": (line("نص", 70), line("خطأ", 50, 40)),
        "fas": (line("متن", 99), line("متن", 99, 40)),
        "eng": (line("12345", 99), line("Letter", 95, 40)),
    }

    assert texts(chosen(found, "ara")) == ["نص", "Letter"]


def test_latin_words_that_a_model_may_have_made_of_arabic_letters_are_not_taken() -> None:
    doubtful = Line((Word("نصوص", (0, 0, 60, 20), 99, 0), Word("dale", (60, 0, 100, 20), 60, 0)))

    assert texts(chosen({"ara": (line("نصوص عمرها", 70),), "ara+eng": (doubtful,)}, "ara")) == ["نصوص عمرها"]


def test_a_line_that_the_best_model_missed_is_put_in_its_place() -> None:
    found = {"eng": (line("first", 95), line("third", 95, 80)), "fas": (line("second", 95, 40),)}

    assert texts(chosen(found, "eng")) == ["first", "second", "third"]


def test_a_line_goes_before_the_first_that_stands_lower() -> None:
    lines = [line("top", 90), line("foot", 90, 100)]

    insert(lines, line("middle", 90, 50))

    assert texts(lines) == ["top", "middle", "foot"]


def test_stains_are_left_out_and_counted() -> None:
    kept, dropped = without_stains([line("word", 90), line("~", 5, 40), line("unsure", 5, 80)])

    assert (texts(kept), dropped) == (["word", "unsure"], 1)


def test_a_poor_line_calls_for_another_model() -> None:
    assert has_poor([line("words", 60)])
    assert not has_poor([line("words", 90), line("a", 20)])
