import re

import pytest

from tests.web.conftest import Served


def test_the_first_page_counts_what_is_there_and_every_number_opens(narvand: Served) -> None:
    client = narvand.client()
    page = client.get("/en/").text
    numbers = dict(re.findall(r'<dt><a href="([^"]+)">(\d+)</a></dt>', page))
    [(sources,)] = narvand.select("SELECT COUNT(*) FROM source")
    [(waiting,)] = narvand.select(
        "SELECT COUNT(*) FROM claim WHERE state = 'proposed' AND superseded IS NULL"
    )

    assert numbers["/en/sources/"] == str(sources)
    assert numbers["#waiting"] == str(waiting)
    for address in numbers:
        if address.startswith("#"):
            assert f'id="{address[1:]}"' in page
        else:
            assert client.get(address).status == 200


@pytest.mark.parametrize(
    ("asked", "language", "direction"),
    [("ar", "ar", "rtl"), ("fa-IR,fa;q=0.9", "fa", "rtl"), ("en-GB", "en", "ltr"), ("fr", "ar", "rtl")],
)
def test_the_first_page_comes_in_the_reader_s_language_else_in_arabic(
    narvand: Served, asked: str, language: str, direction: str
) -> None:
    answer = narvand.client().get("/", headers={"Accept-Language": asked})

    assert answer.address.endswith(f"/{language}/")
    assert f'<html lang="{language}" dir="{direction}">' in answer.text


@pytest.mark.parametrize(
    "path", ["", "people/", "sources/", "figures/", "pairs/", "ledger/", "people/?q=Salma"]
)
def test_every_page_leads_to_itself_in_the_other_languages(narvand: Served, path: str) -> None:
    client = narvand.client()

    page = client.get(f"/ar/{path}").text

    for language, direction in (("ar", "rtl"), ("fa", "rtl"), ("en", "ltr")):
        assert f'<a href="/{language}/{path}" lang="{language}"' in page
        other = client.get(f"/{language}/{path}").text
        assert f'<html lang="{language}" dir="{direction}">' in other
