import re
from html import escape

from tests.web.conftest import Served


def test_every_figure_opens_at_its_passage(narvand: Served) -> None:
    client = narvand.client()
    page = client.get("/ar/figures/").text

    figures = re.findall(r'<a class="x" href="([^"]+)">', page)

    assert len(figures) > 10
    for address in figures[:3]:
        path, _, anchor = address.partition("#")
        assert f'id="{anchor}"' in client.get(path).text


def test_documented_numbers_open_the_people_behind_them(narvand: Served) -> None:
    client = narvand.client()
    page = client.get("/en/figures/").text
    [(number, named)] = re.findall(
        r'\?event=detention">(\d+)</a></dt><dd>Detention <small>by name: (\d+);', page
    )

    found: list[str] = []
    address = "/en/people/?event=detention"
    for _ in range(10):
        listed = client.get(address).text
        found += re.findall(r'<li><div><a class="nm" href="/en/people/(\w+)/"', listed)
        onward = re.search(r'rel="next" href="([^"]+)"', listed)
        if onward is None:
            break
        address = "/en/people/" + onward[1].replace("&amp;", "&")

    groups = narvand.select("SELECT COUNT(*) FROM record WHERE kind = 'group'")[0][0]
    assert len(found) == len(set(found))
    assert int(named) <= len(found) <= int(named) + groups
    assert int(number) >= len(found)


def test_figures_are_said_to_be_proposed_until_somebody_accepts_them(narvand: Served) -> None:
    page = narvand.client().get("/en/figures/").text

    assert page.count('stroke-dasharray="2.4 2"') > 0
    assert "total" not in page.lower()


def test_what_is_counted_is_said_in_the_reader_s_language_with_the_entry_it_was_counted_at(
    narvand: Served,
) -> None:
    from sijill.counting.notes import sentences

    size = narvand.select("SELECT size FROM head")[0][0]
    client = narvand.client()

    for language in ("en", "ar", "fa"):
        page = client.get(f"/{language}/figures/").text
        for code in ("people_administrator", "by_event_type", "terms", "claimed"):
            assert escape(sentences()[code][language], quote=False) in unescape_quotes(page)
    assert f"Counted at entry {size} of the ledger." in client.get("/en/figures/").text


def unescape_quotes(page: str) -> str:
    return page.replace("&quot;", '"').replace("&#x27;", "'")


def test_people_are_counted_by_what_a_reader_chooses_and_every_number_opens(narvand: Served) -> None:
    client = narvand.client()
    page = client.get("/en/figures/?by=place&by=minor&level=town&calendar=jalali&every=month").text

    rows = re.findall(r'<td class="n"><a href="([^"]+)">([^<]+)</a></td>', page.partition('id="counted"')[2])

    assert len(rows) > 10
    for address, number in rows[:4]:
        people = client.get(address.replace("&amp;", "&")).text
        assert people.count('<li><div><a class="nm"') >= int(number.rpartition(" ")[2])


def test_sums_of_what_was_imposed_open_on_whom(narvand: Served) -> None:
    client = narvand.client()
    page = client.get("/en/figures/").text
    [(address, number)] = re.findall(
        r'Flogging <small>Sentence</small></th><td class="n"><a href="([^"]+)">(\d+)</a>', page
    )

    people = client.get(address.replace("&amp;", "&")).text

    assert people.count('<li><div><a class="nm"') == int(number)


def test_an_address_that_means_nobody_lists_nobody(narvand: Served) -> None:
    client = narvand.client()

    for query in ("by=place&in=nowhere", "figure=x&measure=killed", "imposed=sentence&penalty=none"):
        page = client.get(f"/en/people/?{query}")
        assert page.status == 200
        assert '<li><div><a class="nm"' not in page.text
    assert client.get("/en/figures/?by=colour&level=planet&every=hour").status == 200
