"""What may be one voice is one list."""

from __future__ import annotations

from sijill.claims import SourceDetails
from tests.desk.conftest import ARTICLE, Desk


def lists(desk: Desk, by: str = "family") -> list[list[str]]:
    """Give the titles of the sources of each list."""
    from sijill.desk.witnesses import Lists, witnesses
    from sijill.store.queries import View

    view = View(desk.register)
    titles = {source.id: source.title for source in view.sources()}
    made = witnesses(view, titles, by=Lists(by)).of
    return [[titles[source] for source in one.sources] for one in made]


def notes(desk: Desk) -> list[str]:
    from sijill.desk.witnesses import witnesses
    from sijill.store.queries import View

    view = View(desk.register)
    return [note.code for note in witnesses(view, [source.id for source in view.sources()]).notes]


def added(desk: Desk, title: str, text: str = "", **said: str) -> str:
    details = SourceDetails(title=title, **said)  # type: ignore[arg-type]  # words only
    return desk.add(text or f"{title} says something of its own.", f"{title}.txt", details)


def test_two_publishers_are_two_lists(desk: Desk) -> None:
    added(desk, "a", publisher="A")
    added(desk, "b", publisher="B")

    assert lists(desk) == [["a"], ["b"]]


def test_two_publishers_of_one_owner_are_one_list(desk: Desk) -> None:
    added(desk, "a", publisher="A", owner="O")
    added(desk, "b", publisher="B", owner="O")
    added(desk, "c", publisher="C")

    assert lists(desk) == [["a", "b"], ["c"]]
    assert lists(desk, "source") == [["a"], ["b"], ["c"]]


def test_a_reprint_is_on_the_list_of_what_it_repeats(desk: Desk) -> None:
    first = added(desk, "a", publisher="A")
    added(desk, "b", publisher="B", derived_from=first)

    assert lists(desk) == [["a", "b"]]


def test_near_copies_are_one_list_until_somebody_calls_them_independent(desk: Desk) -> None:
    from sijill.desk.copies import find_copies, judge_copy
    from sijill.store.queries.copies import CopyState

    one = added(desk, "a", ARTICLE * 3, publisher="A")
    other = added(desk, "b", ARTICLE * 3 + "One line more.\n", publisher="B")
    assert find_copies(desk.register, author=desk.author).proposed == 1
    assert lists(desk) == [["a", "b"]]
    assert notes(desk) == ["copies_undecided"]

    verdict = CopyState.INDEPENDENT
    judge_copy(desk.register, one, other, verdict=verdict, reason="both were there", author=desk.author)

    assert lists(desk) == [["a"], ["b"]]
    assert notes(desk) == []


def test_sources_of_nobody_known_may_be_one_voice(desk: Desk) -> None:
    added(desk, "a")
    added(desk, "b")
    added(desk, "c", publisher="C")

    assert lists(desk) == [["a", "b"], ["c"]]
    assert notes(desk) == ["voices_unknown"]


def test_two_versions_of_one_list_are_one_list_and_another_list_stands_for_itself(desk: Desk) -> None:
    nobody = SourceDetails()
    desk.bring(("No", "Name"), ("1", "Salma Keltabi"), name="one.csv", details=nobody)
    desk.bring(("No", "Name"), ("1", "Salma Keltabi"), ("2", "Reza Peshtawi"), name="one.csv", details=nobody)
    desk.bring(("Name",), ("Nima Dorazi",), name="other.csv", details=nobody)

    assert lists(desk) == [["one.csv", "one.csv"], ["other.csv"]]
    assert lists(desk, "list") == [["one.csv", "one.csv"], ["other.csv"]]
    assert lists(desk, "source") == [["one.csv"], ["one.csv"], ["other.csv"]]


def test_lists_of_one_name_are_told_apart_and_none_takes_the_name_of_the_count(desk: Desk) -> None:
    from sijill.desk.witnesses import Lists, witnesses
    from sijill.store.queries import View

    for number, title in enumerate(("count", "same", "same")):
        added(desk, title, f"This is what number {number} says.")
    view = View(desk.register)

    made = witnesses(view, [source.id for source in view.sources()], by=Lists.SOURCE)

    assert [one.name for one in made.of] == ["count (1)", "same (1)", "same (2)"]
