import html
import re

import pytest

from tests.web.conftest import Served
from tests.web.test_marks import read

TEXTS = ["article_ar_1.txt", "article_ar_2.txt", "article_fa.txt", "bulletin_en.txt"]


@pytest.mark.parametrize("name", TEXTS)
def test_every_mark_stands_on_the_exact_words_of_its_claim(narvand: Served, name: str) -> None:
    source = narvand.source(name)
    page = narvand.client().get(f"/en/sources/{source}/").text
    text = page[page.index('<div class="read"') : page.index('<p class="kinds">')]
    claims = narvand.select(
        "SELECT id, original FROM claim WHERE source = ? AND start IS NOT NULL ORDER BY start", source
    )

    held = _held(text)

    assert len(claims) > 20
    for claim, original in claims:
        assert (claim, held[f"c-{claim}"]) == (claim, _spaceless(original))


def _held(text: str) -> dict[str, str]:
    """Give the words in each claim's mark; claims on one passage share a mark."""
    text = re.sub(r'<span class="mend".*?</span>', "", text, flags=re.DOTALL)
    shared = re.findall(r'<mark id="([^"]+)"[^>]*>((?:<span id="[^"]+"></span>)*)', text)
    bodies = [
        (paragraph, read(re.sub(r'<span id="[^"]+"></span>', "", paragraph)).held)
        for paragraph in re.findall(r"<(?:p|h2)[^>]*>(.*?)</(?:p|h2)>", text, flags=re.DOTALL)
    ]
    held: dict[str, str] = {}
    for _, marks in bodies:
        for anchor, words in marks.items():
            held[anchor] = held.get(anchor, "") + _spaceless(words)
    for first, others in shared:
        for anchor in re.findall(r'id="([^"]+)"', others):
            held[anchor] = held[first]
    return held


def _spaceless(words: str) -> str:
    return re.sub(r"\s", "", words)


def test_the_text_is_shown_whole_and_unchanged(narvand: Served) -> None:
    page = narvand.client().get(f"/en/sources/{narvand.source('article_ar_2.txt')}/").text
    shown = page[page.index('<div class="read"') : page.index('<p class="kinds">')]
    shown = re.sub(r"<sup>.*?</sup>|<span class=\"mend\".*?</span>|<[^>]+>", "", shown, flags=re.DOTALL)
    [(sha256,)] = narvand.select("SELECT sha256 FROM source WHERE name = 'article_ar_2.txt'")
    kept = (narvand.folder / "files" / sha256[:2] / sha256).read_text(encoding="utf-8-sig")

    assert _spaceless(html.unescape(shown)) == _spaceless(kept)


def test_breaks_that_the_text_had_lost_are_shown_as_mended(narvand: Served) -> None:
    client = narvand.client()

    assert "break mended" in client.get(f"/en/sources/{narvand.source('article_ar_2.txt')}/").text
    assert "break mended" not in client.get(f"/en/sources/{narvand.source('article_ar_1.txt')}/").text


def test_a_table_shows_the_row_of_a_claim_and_not_all_rows(narvand: Served) -> None:
    source = narvand.source("list_ar.csv")
    [(claim, original)] = narvand.select(
        "SELECT id, original FROM claim WHERE source = ? AND property = 'name'"
        " ORDER BY start LIMIT 1 OFFSET 20",
        source,
    )

    page = narvand.client().get(f"/en/sources/{source}/?claim={claim}").text

    assert page.count("<tr") <= 14
    row = re.search(r'<tr class="now".*?</tr>', page, re.DOTALL)
    assert row is not None
    assert re.search(rf'<mark id="c-{claim}"[^>]*>{original}<sup>', row[0])
    assert f'id="k-{claim}"' in page


def test_a_claim_from_a_table_can_be_taken_back_where_it_stands(narvand: Served) -> None:
    source = narvand.source("list_ar.csv")
    [(claim,)] = narvand.select(
        "SELECT id FROM claim WHERE source = ? AND property = 'age' ORDER BY start LIMIT 1", source
    )

    page = narvand.client().get(f"/en/sources/{source}/?claim={claim}").text

    card = page[page.index(f'id="k-{claim}"') :]
    assert f'action="/en/claims/{claim}/decide/"' in card
    assert 'value="reopen"' in card[: card.index("</li>")]
