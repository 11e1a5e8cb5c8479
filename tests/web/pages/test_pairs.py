"""The queue of who is who: one question in hand, its grounds drawn, answered and undone by key."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser import Chromium

Serve = Callable[..., AbstractContextManager[Served]]


def asked(served: Served) -> list[tuple[str, str]]:
    """Give the pairs of the queue in its order."""
    from sijill.desk.questions import questions
    from sijill.store.queries import View
    from sijill.store.register import open_register

    with open_register(served.folder, alias=f"asked-{id(served)}") as register:
        page = questions(View(register), limit=1_000).page
    return [(one.left.record, one.right.record) for one in page]


def in_hand(page: Page) -> tuple[str, str]:
    left, right = (
        page.locator(f"form.acts:not(.done) input[name={side}]").input_value() for side in ("left", "right")
    )
    return left, right


def test_the_queue_has_the_order_of_what_an_answer_would_change(narvand: Served) -> None:
    client = narvand.client()
    expected = asked(narvand)

    shown = []
    for at in range(len(expected)):
        page = client.get(f"/en/pairs/?at={at}")
        shown.append((page.hidden("left"), page.hidden("right")))

    assert shown == expected
    assert len(expected) > 3


def test_the_bars_add_up_to_the_sum_that_is_shown(narvand: Served) -> None:
    text = narvand.client().get("/en/pairs/").text
    bits = [float(one.replace("−", "-")) for one in re.findall(r'class="n" dir="ltr">([^<]+)<', text)]

    *pieces, total = bits
    assert len(pieces) > 2
    assert sum(pieces) == pytest.approx(total, abs=0.05 * len(pieces))


@pytest.mark.parametrize(
    ("at", "language", "said"),
    [
        ("99999", "en", "You have gone through all;"),
        ("99999", "ar", "مررت بها جميعاً؛"),
        ("soon", "en", "Is this one person?"),
        ("-1", "fa", "آیا این یک نفر است؟"),
    ],
)
def test_any_place_has_its_page(narvand: Served, at: str, language: str, said: str) -> None:
    answer = narvand.client().get(f"/{language}/pairs/?at={at}")

    assert answer.status == 200
    assert said in answer.text


def test_a_register_without_questions_says_so(serve_list: Serve) -> None:
    with serve_list("name", "Ali Talmari") as served:
        assert "No pair waits for a verdict." in served.client().get("/en/pairs/").text


def test_a_verdict_that_is_not_there_is_not_offered_for_undoing(narvand: Served) -> None:
    [(machine,)] = narvand.select("SELECT id FROM judgement WHERE NOT by_person LIMIT 1")

    for judgement in (machine, "0" * 32, "%27"):
        assert "Undo" not in narvand.client().get(f"/en/pairs/?done={judgement}").text


@pytest.mark.parametrize(("key", "verdict"), [("1", "same"), ("2", "different"), ("3", "unsure")])
def test_a_digit_decides_and_ctrl_z_undoes(own_narvand: Served, page: Page, key: str, verdict: str) -> None:
    page.goto(f"{own_narvand.link}ar/pairs/?at=1")
    pair = in_hand(page)
    last = "SELECT verdict, withdrawn IS NULL FROM judgement WHERE by_person ORDER BY entry DESC LIMIT 1"

    with page.expect_navigation():
        page.keyboard.press(key)
    assert own_narvand.select(last) == [(verdict, 1)]
    assert in_hand(page) != pair
    with page.expect_navigation():
        page.keyboard.press("Control+z")

    assert own_narvand.select(last) == [(verdict, 0)]
    assert in_hand(page) == pair
    assert page.locator(".done").count() == 0


def test_later_leads_on_and_decides_nothing(own_narvand: Served, page: Page) -> None:
    expected = asked(own_narvand)
    count = "SELECT COUNT(*) FROM judgement WHERE by_person"
    before = own_narvand.select(count)
    page.goto(f"{own_narvand.link}ar/pairs/")

    with page.expect_navigation():
        page.keyboard.press("4")

    assert in_hand(page) == expected[1]
    assert own_narvand.select(count) == before


def test_who_writes_a_reason_writes_digits_and_enter_decides_nothing(own_narvand: Served, page: Page) -> None:
    page.goto(f"{own_narvand.link}ar/pairs/")
    pair = in_hand(page)
    before = own_narvand.select("SELECT COUNT(*) FROM judgement")

    page.locator("input[name=reason]").click()
    page.keyboard.type("12 من الشهود")
    page.keyboard.press("Enter")

    assert page.locator("input[name=reason]").input_value() == "12 من الشهود"
    assert own_narvand.select("SELECT COUNT(*) FROM judgement") == before
    page.get_by_role("button", name="شخصان مختلفان").or_(
        page.locator("button[value=different]")
    ).first.click()
    assert in_hand(page) != pair
    [(reason,)] = own_narvand.select(
        "SELECT reason FROM judgement WHERE by_person ORDER BY entry DESC LIMIT 1"
    )
    assert reason == "12 من الشهود"


def test_without_scripts_the_buttons_do_the_same(own_narvand: Served, chromium: Chromium) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{own_narvand.link}en/pairs/")
    pair = in_hand(page)

    page.locator("button[value=unsure]").click()
    assert in_hand(page) != pair
    page.locator(".done button").click()

    assert in_hand(page) == pair


def test_the_bars_grow_from_the_side_where_reading_begins(narvand: Served, page: Page) -> None:
    starts = {}
    for language in ("ar", "en"):
        page.goto(f"{narvand.link}{language}/pairs/")
        first, last = page.locator(".fall rect").first, page.locator(".fall line").first
        bar, zero = first.bounding_box(), last.bounding_box()
        assert bar is not None
        assert zero is not None
        starts[language] = bar["x"] < zero["x"]

    # The first bar is the odds before anything is known: it ends at the least, far from nothing.
    assert starts == {"ar": False, "en": True}
