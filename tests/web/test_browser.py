"""The pages in a real browser, Arabic first: by keyboard, on a phone, from a number to somebody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser import Chromium

WORDS = """element => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("sup").forEach(label => label.remove());
  return copy.textContent;
}"""


def test_arabic_reads_from_right_to_left_with_its_own_fonts(narvand: Served, page: Page) -> None:
    page.goto(f"{narvand.link}ar/people/")

    assert page.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"]
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px Vazirmatn', 'سجل')")
    assert page.evaluate("document.fonts.check('16px \"Noto Naskh Arabic\"', 'سجل')")
    # The margin stands at the side where reading begins.
    margin, matter = page.locator(".margin").first, page.locator(".matter").first
    left_of_margin, left_of_matter = margin.bounding_box(), matter.bounding_box()
    assert left_of_margin is not None
    assert left_of_matter is not None
    assert left_of_margin["x"] > left_of_matter["x"]


def test_nothing_is_refused_by_the_content_policy(narvand: Served, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    for path in ("", "figures/", "pairs/", f"sources/{narvand.source('list_fa.csv')}/?at=900"):
        page.goto(f"{narvand.link}ar/{path}")

    assert said == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_is_wider_than_a_phone(narvand: Served, chromium: Chromium, language: str) -> None:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    [(person,)] = narvand.select(
        "SELECT identity FROM record WHERE kind = 'person' GROUP BY identity"
        " ORDER BY COUNT(DISTINCT source) DESC, identity LIMIT 1"
    )
    article, table = narvand.source("article_ar_2.txt"), narvand.source("list_ar.csv")
    paths = (
        *("", "people/", "sources/", "figures/", "pairs/", "ledger/", "ledger/5/", "nowhere/"),
        *(f"people/{person}/", f"sources/{article}/", f"sources/{table}/?at=700"),
    )

    widths = {}
    for path in paths:
        page.goto(f"{narvand.link}{language}/{path}")
        widths[path] = page.evaluate("document.documentElement.scrollWidth")

    assert {path: width for path, width in widths.items() if width > 360} == {}


def test_a_number_leads_to_a_person_and_on_to_the_words_of_a_source(narvand: Served, page: Page) -> None:
    page.goto(f"{narvand.link}ar/")
    page.locator(".tally a").first.click()
    page.locator("input[name=q]").fill("Selma Kultaby")
    page.keyboard.press("Enter")
    page.locator(".rows a.nm", has_text="سلمى عادل الكلتابي").first.click()
    assert page.locator("h1").inner_text() == "سلمى عادل الكلتابي"

    value = page.locator(".wsw a.v", has_text="سلمى عادل الكلتابي").first
    claim = str(value.get_attribute("href")).partition("#c-")[2]
    value.click()

    mark = page.locator(f"#c-{claim}")
    [(original,)] = narvand.select("SELECT original FROM claim WHERE id = ?", claim)
    assert mark.evaluate(WORDS) == original
    assert mark.is_visible()


def test_a_proposal_is_accepted_with_the_keyboard_alone(own_narvand: Served, page: Page) -> None:
    source = own_narvand.source("article_ar_2.txt")
    waiting = "SELECT COUNT(*) FROM claim WHERE source = ? AND state = 'proposed'"
    [(before,)] = own_narvand.select(waiting, source)
    page.goto(f"{own_narvand.link}ar/sources/{source}/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#claims"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "accept":
            break
    focused = page.evaluate("document.activeElement.closest('.card').id")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    decided = focused.removeprefix("k-")
    assert own_narvand.select("SELECT state FROM claim WHERE id = ?", decided) == [("accepted",)]
    assert own_narvand.select(waiting, source) == [(before - 1,)]
    # The next one is in hand, and its button is the next stop or two away.
    assert page.locator(".card.now").get_attribute("id") != focused
    assert page.evaluate("location.hash") == "#" + str(page.locator(".card.now").get_attribute("id"))


def test_rejecting_strikes_the_value_and_keeps_it(own_narvand: Served, page: Page) -> None:
    source = own_narvand.source("article_ar_2.txt")
    page.goto(f"{own_narvand.link}en/sources/{source}/")
    card = page.locator(".card.now")
    identifier = str(card.get_attribute("id"))

    card.get_by_role("button", name="Reject").click()

    rejected = page.locator(f"#{identifier}")
    assert "out" in str(rejected.get_attribute("class")).split()
    assert rejected.get_by_text("rejected", exact=True).is_visible()
    assert page.locator(f"#{identifier.replace('k-', 'c-')} s").count() == 1
    rejected.get_by_role("button", name="Take back").click()
    assert page.locator(f"#{identifier}").get_by_role("button", name="Accept").is_visible()


def test_a_conflict_is_told_in_a_sentence_and_leads_back(own_narvand: Served, chromium: Chromium) -> None:
    source = own_narvand.source("article_ar_2.txt")
    first, second = chromium.new_page(), chromium.new_page()
    for page in (first, second):
        page.goto(f"{own_narvand.link}ar/sources/{source}/")
    identifier = str(first.locator(".card.now").get_attribute("id"))
    first.locator(".card.now button[value=accept]").click()

    second.locator(".card.now button[value=reject]").click()

    assert "حسم غيرك هذا" in second.locator("main").inner_text()
    second.locator(".refusal a").first.click()
    assert "in" in str(second.locator(f"#{identifier}").get_attribute("class")).split()


def test_the_passage_of_the_claim_in_hand_is_on_the_screen(narvand: Served, page: Page) -> None:
    source = narvand.source("article_fa.txt")
    [(claim, original)] = narvand.select(
        "SELECT id, original FROM claim WHERE source = ? AND kind = 'penalty' ORDER BY start DESC LIMIT 1",
        source,
    )

    page.goto(f"{narvand.link}ar/sources/{source}/?claim={claim}#c-{claim}")

    mark = page.locator(f"#c-{claim}")
    assert mark.evaluate(WORDS) == original
    box = mark.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 720
    assert "is-now" in str(mark.get_attribute("class")).split()
