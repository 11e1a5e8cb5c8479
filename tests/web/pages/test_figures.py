import re

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
