import pytest

from tests.web.conftest import Served


@pytest.mark.parametrize(
    "path",
    [
        "/ar/nowhere/",
        "/ar/people/0000/",
        "/fa/sources/0000/",
        "/en/ledger/99999/",
        "/en/ledger/99999999999999999999999/",
        "/de/people/",
    ],
)
def test_what_is_not_there_is_said_in_three_languages_without_data(narvand: Served, path: str) -> None:
    answer = narvand.client().get(path)

    assert answer.status == 404
    assert "لا شيء في هذا العنوان" in answer.text
    assert "در این نشانی چیزی نیست" in answer.text
    assert "There is nothing at this address" in answer.text
    assert "ناروند" not in answer.text


def test_a_decision_from_elsewhere_is_refused(narvand: Served) -> None:
    claim = narvand.select("SELECT id FROM claim WHERE state = 'proposed' LIMIT 1")[0][0]

    answer = narvand.client().post(f"/ar/claims/{claim}/decide/", {"action": "accept", "seen": "1"})

    assert answer.status == 403
    assert "This did not come from one of the register&#x27;s pages" in answer.text


def test_a_decision_is_not_taken_by_looking(narvand: Served) -> None:
    assert narvand.client().get("/ar/pairs/judge/").status == 405


@pytest.mark.parametrize("path", ["/ar/", "/en/people/", "/ar/nowhere/", "/ledger/checkpoint.txt"])
def test_no_page_is_kept_nor_loads_anything_from_elsewhere(narvand: Served, path: str) -> None:
    headers = narvand.client().get(path).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    "query", ["after=x", "after=99999999999999999999", "q=%00%22*", "q=AND", "event=%27"]
)
def test_a_strange_question_is_answered(narvand: Served, query: str) -> None:
    assert narvand.client().get(f"/en/people/?{query}").status == 200


@pytest.mark.parametrize("query", ["at=-1", "at=99999999", "claim=x", "claim=%27"])
def test_a_strange_place_shows_a_part_of_the_source(narvand: Served, query: str) -> None:
    for name in ("article_ar_2.txt", "list_ar.csv"):
        assert narvand.client().get(f"/en/sources/{narvand.source(name)}/?{query}").status == 200


def test_a_failure_is_told_plainly_and_says_nothing_of_the_register(own_narvand: Served) -> None:
    source = own_narvand.source("verdict_fa.txt")
    [(kept,)] = own_narvand.select("SELECT file FROM document WHERE source = ?", source)
    (own_narvand.folder / "files" / kept[:2] / kept).unlink()

    answer = own_narvand.client().get(f"/ar/sources/{source}/")

    assert answer.status == 500
    assert "حدث خلل هنا" in answer.text
    assert "sijill verify" in answer.text
    assert kept not in answer.text
    assert str(own_narvand.folder) not in answer.text
