"""The demo: built whole or not at all, once, and by the same verbs as any register."""

import signal
import time
from pathlib import Path

import pytest

from tests.shell import Shell


def test_the_demo_is_a_register_that_verifies_and_calls_itself_invented(
    sijill: Shell, built_demo: Path
) -> None:
    assert sijill.json("verify", "--register", built_demo)["findings"] == []
    assert "demo = true" in (built_demo / "register.toml").read_text(encoding="utf-8")


def test_the_demo_is_used_again_and_not_built_anew(sijill: Shell, demo: Path) -> None:
    before = sijill.json("verify", "--register", demo)

    said = sijill("demo", "--register", demo, "--no-serve").out

    assert "Imported" not in said
    assert said.splitlines()[1].startswith("People: ")
    assert sijill.json("verify", "--register", demo) == before


def test_figures_of_the_demo_are_somebody_s_and_disputes_are_shown_with_both_sides(
    sijill: Shell, demo: Path
) -> None:
    lines = sijill("demo", "--register", demo, "--no-serve").out.splitlines()

    disputed = next(number for number, line in enumerate(lines) if line.startswith("Disputed facts: "))
    assert " / " in lines[disputed + 1]
    assert "Figures, each as somebody's (never added up):" in lines


def test_near_copies_of_the_demo_are_a_forwarded_picture_and_a_reprinted_article(
    sijill: Shell, demo: Path
) -> None:
    lines = sijill("demo", "--register", demo, "--no-serve").out.splitlines()

    first = lines.index("Nearly the same; a person says whether the two are one witness:") + 1
    article, reprint = "خمس عشرة سنة لطالبة من دورازين", "السجن خمس عشرة سنة لطالبة وعامل في قضية دورازين"
    waiting = (
        "عائلات تنتظر أمام باب سجن ريشبار صباح ٤ نوفمبر ٢٠٢٣، غداة إعدام ١٨ سجيناً بحسب رابطة أهالي دورازين."
    )
    forwarded = "وصلتنا بالهاتف من قريب أحد السجناء في ٤ نوفمبر ٢٠٢٣."
    assert [line.rpartition(",")[0] for line in lines[first : first + 3]] == [
        f"  “{waiting}” and “{forwarded}” look alike",
        f"  “{article}” and “{reprint}” read alike",
        "",
    ]


def test_the_demo_finds_one_person_across_a_report_a_workbook_and_the_lists(
    sijill: Shell, built_demo: Path
) -> None:
    def names(asked: str) -> list[list[str]]:
        found = sijill.json("search", asked, "--register", built_demo)
        return [sorted(person["names"]) for person in found["people"]]

    assert ["Heewa Zhalvari", "Hiwa Jalvari", "هيوا الجلواري", "هیوا ژلواری"] in names("Heewa Zhalvari")
    assert ["Nezar al-Wardubi", "نزار الوردوبي", "نزار فيصل الوردوبي"] in names("نزار الوردوبي")


def test_two_people_of_one_name_in_the_workbook_stay_two(sijill: Shell, built_demo: Path) -> None:
    found = sijill.json("search", "علي رضا الطلماري", "--register", built_demo)

    latin = [
        [name for name in person["names"] if name.isascii()]
        for person in found["people"]
        if "علي رضا الطلماري" in person["names"]
    ]
    assert sorted(latin) == [["Ali Reza Talmary"], ["Alireza Talmari"]]


@pytest.mark.group("tesseract")
def test_the_scanned_letter_is_read_with_its_age_sentence_and_days(sijill: Shell, built_demo: Path) -> None:
    claims = sijill.json("review", "--register", built_demo, "--limit", "1000")["claims"]

    said = {claim["passage"]["text"] for claim in claims}

    assert {"سه سال حبس", "۱۵۰ هزار دینار جزای نقدی", "۶ مهر ۱۴۰۲", "۲۴ سال دارد"} <= said


def test_the_demo_takes_the_place_of_nothing(sijill: Shell) -> None:
    (sijill.folder / "mine.txt").write_text("mine", encoding="utf-8")
    (sijill.folder / "folder").mkdir()

    sijill("demo", "--register", "mine.txt", "--no-serve", expect=2)
    sijill("demo", "--register", "folder", "--no-serve", expect=2)

    assert (sijill.folder / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert list((sijill.folder / "folder").iterdir()) == []


def test_a_demo_that_was_stopped_leaves_nothing(sijill: Shell) -> None:
    with sijill.start("demo", "--register", "demo", "--no-serve") as process:
        while not any(sijill.folder.iterdir()):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        _, error = process.communicate()

    assert process.returncode == 130
    assert error.lstrip() == b"sijill: Stopped; nothing was left half-written.\n"
    assert list(sijill.folder.iterdir()) == []
