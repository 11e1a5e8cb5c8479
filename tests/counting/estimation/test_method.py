import re

from sijill.counting import Family, estimate
from sijill.counting.estimation.method import method_text
from tests.counting.estimation.tables import KOSOVO, UK, by_letters

QUICK = (Family.LOG_LINEAR, Family.DECOMPOSABLE)


def test_the_text_of_an_estimate_gives_its_figures_its_assumptions_and_its_table() -> None:
    answer = estimate(KOSOVO, methods=QUICK, seed=4)
    text = method_text(answer)
    assert text.startswith("4,400 people are documented on 4 lists (E, A, O, H).")
    assert "say from 10,357 to 18,393" in text
    assert "one closed population" in text
    assert f"seed 4, table {KOSOVO.sha256}" in text


def test_the_text_of_a_refusal_says_why_there_is_no_number() -> None:
    assert "No estimate is given: " in method_text(estimate(UK, methods=QUICK))
    assert "No estimate of those on no list was possible" in method_text(estimate(by_letters("a", "a 5")))


def test_the_text_of_two_lists_speaks_of_one_method_only() -> None:
    text = method_text(estimate(by_letters("ab", "a 150 b 100 ab 50")))
    assert "That makes 294 people whom no list has, from 501 to 731 in all." in text
    assert "Together" not in text


def test_every_work_that_the_text_names_is_in_the_list_and_the_other_way_round() -> None:
    for answer in (estimate(KOSOVO, methods=QUICK), estimate(by_letters("ab", "a 150 b 100 ab 50"))):
        paragraph, references = method_text(answer).split("\n\n")
        named = set(re.findall(r"([A-Z][\w-]+)(?: et al\.| and [A-Z]\w+)? (\d{4})", paragraph))
        listed = {
            (line.split()[0], year)
            for line in references.splitlines()
            if (year := re.findall(r"\((\d{4})\)", line)[0])
        }
        assert named == listed
