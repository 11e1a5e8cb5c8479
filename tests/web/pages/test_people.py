import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import quote

import pytest

from tests.web.conftest import Served

Serve = Callable[..., AbstractContextManager[Served]]


@pytest.mark.parametrize("query", ["Salma", "Selma Kultaby", "سلمى", "سلما کلتابی"])
def test_a_name_is_found_across_scripts_and_spellings(narvand: Served, query: str) -> None:
    page = narvand.client().get(f"/en/people/?q={quote(query)}").text

    assert "Selma Kultaby" in page
    assert "سلمى عادل الكلتابي" in page
    assert "سلما کلتابی" in page


def test_a_name_that_nobody_has_is_said_so(narvand: Served) -> None:
    assert "Nobody in the register is called like this" in narvand.client().get("/en/people/?q=Qwxzt").text


def test_everybody_is_listed_once_over_the_pages(serve_list: Serve) -> None:
    rows = [f"Person Number{number} Family{number},{20 + number % 40}" for number in range(120)]
    with serve_list("Name,Age", *rows) as served:
        client = served.client()
        found: list[str] = []
        address = "/en/people/"
        for _ in range(5):
            page = client.get(address).text
            found += re.findall(r'class="nm" href="/en/people/(\w+)/"', page)
            onward = re.search(r'rel="next" href="([^"]+)"', page)
            if onward is None:
                break
            address = f"/en/people/{onward[1]}"

    assert (len(found), len(set(found))) == (120, 120)


def test_a_name_is_text_whatever_is_in_it(serve_list: Serve) -> None:
    with serve_list("Name,Age", '"<script>alert(1)</script> \u202eNavid",31') as served:
        client = served.client()
        listed = client.get("/en/people/").text
        [person] = re.findall(r'class="nm" href="(/en/people/\w+/)"', listed)
        source = re.findall(r'href="(/en/sources/\w+/)', client.get("/en/sources/").text)[0]
        pages = [listed, client.get(person).text, client.get(source).text, client.get(f"{source}?at=12").text]

    for page in pages:
        assert "<script" not in page
        assert "\u202e" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
