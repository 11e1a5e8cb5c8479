import re

import pytest

from tests.web.conftest import Served


@pytest.fixture
def known(narvand: Served) -> str:
    """Give the identity that is in the most sources."""
    rows = narvand.select(
        "SELECT identity FROM record WHERE kind = 'person' GROUP BY identity"
        " ORDER BY COUNT(DISTINCT source) DESC, identity LIMIT 1"
    )
    return str(rows[0][0])


def test_every_claim_of_the_person_opens_its_passage(narvand: Served, known: str) -> None:
    page = narvand.client().get(f"/ar/people/{known}/").text
    claims = narvand.select(
        "SELECT c.id, c.source FROM claim c JOIN record r ON r.id = c.record WHERE r.identity = ?"
        " AND c.property <> 'alias'",
        known,
    )

    shown = set(re.findall(r'href="/ar/sources/(\w+)/\?claim=(\w+)#c-\2"', page))

    assert len(claims) > 5
    assert {(source, claim) for claim, source in claims} <= shown | _repeats(narvand, known)


def _repeats(served: Served, identity: str) -> set[tuple[str, str]]:
    """Give claims that say again what another claim of the same source says."""
    rows = served.select(
        "SELECT c.source, c.id, c.property, c.value FROM claim c JOIN record r ON r.id = c.record"
        " WHERE r.identity = ? ORDER BY c.start",
        identity,
    )
    seen: set[tuple[str, str, str]] = set()
    repeats = set()
    for source, claim, prop, value in rows:
        if (source, prop, value) in seen:
            repeats.add((source, claim))
        seen.add((source, prop, value))
    return repeats


def test_sources_stand_in_the_order_of_their_publication(narvand: Served, known: str) -> None:
    page = narvand.client().get(f"/en/people/{known}/").text

    years = [int(year) for year in re.findall(r"<small>.*?<br>\d+ \w+ (\d{4})</small>", page)]

    assert len(years) > 1
    assert years == sorted(years)


def test_a_record_leads_to_the_person_it_belongs_to(narvand: Served, known: str) -> None:
    [(record,)] = narvand.select("SELECT id FROM record WHERE identity = ? AND id <> identity LIMIT 1", known)

    assert narvand.client().get(f"/fa/people/{record}/").address.endswith(f"/fa/people/{known}/")


def test_a_disputed_fact_says_so_in_words(narvand: Served) -> None:
    client = narvand.client()
    home = client.get("/en/").text
    disputed = home[home.index('id="disputed"') :]
    person = re.findall(r'href="(/en/people/\w+/)"', disputed)[0]

    page = client.get(person).text

    assert '<span class="sign g-contested">' in page
    assert "contested" in page
    assert "undecided" in page


def test_the_judgements_that_hold_the_records_together_can_be_taken_back(narvand: Served, known: str) -> None:
    page = narvand.client().get(f"/en/people/{known}/").text
    records = [row[0] for row in narvand.select("SELECT id FROM record WHERE identity = ?", known)]
    ties = narvand.select(
        "SELECT id FROM judgement WHERE verdict = 'same' AND withdrawn IS NULL AND \"left\" IN (?, ?)",
        *records[:2],
    )

    assert ties
    for (tie,) in ties:
        assert f"/en/judgements/{tie}/take-back/" in page
