"""What a notebook shows of an answer."""

from __future__ import annotations

from html.parser import HTMLParser

import polars as pl

from sijill.counting import Estimate, Refusal, estimate
from sijill.counting.estimation.answer import Family
from tests.counting.estimation.tables import KOSOVO

QUICK = (Family.LOG_LINEAR, Family.DECOMPOSABLE)
EMPTY = {"br", "img"}


class Balance(HTMLParser):
    """Fails on a tag that is closed and was not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def balanced(html: str) -> bool:
    balance = Balance()
    balance.feed(html)
    return balance.open == []


def test_an_estimate_shows_its_interval_families_and_assumptions() -> None:
    found = estimate(KOSOVO, methods=QUICK)
    assert isinstance(found, Estimate)
    html = found._repr_html_()
    assert f"About {found.point:,.0f} people in all" in html
    assert "4,400 people are documented on <bdi>E</bdi>, <bdi>A</bdi>" in html
    assert html.count("<tr>") == 1 + len(found.families)
    for assumption in found.assumptions:
        assert assumption.sentence() in html
    assert balanced(html)


def test_a_refusal_shows_why_and_a_list_s_name_is_no_markup() -> None:
    found = estimate(pl.DataFrame({"<b>a": [1, 0], "b & c": [0, 1], "count": [5, 6]}))
    assert isinstance(found, Refusal)
    html = found._repr_html_()
    assert "No estimate can be given." in html
    assert "&lt;b&gt;a" in html
    assert "<b>" not in html
    assert balanced(html)
