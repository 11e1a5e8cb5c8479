import json
import re

from sijill.ledger import Ed25519Verifier, open_checkpoint
from tests.web.conftest import Served


def test_the_ledger_lists_every_entry_newest_first(narvand: Served) -> None:
    client = narvand.client()
    seen: list[int] = []
    address = "/en/ledger/"
    while True:
        page = client.get(address).text
        seen += [int(seq) for seq in re.findall(r'<th scope="row"><a href="/en/ledger/(\d+)/">', page)]
        onward = re.search(r'rel="next" href="([^"]+)"', page)
        if onward is None:
            break
        address = "/en/ledger/" + onward[1]

    [(size,)] = narvand.select("SELECT size FROM head")
    assert seen == list(range(size - 1, -1, -1))


def test_an_entry_shows_its_header_body_and_commitment(narvand: Served) -> None:
    [(commitment, body)] = narvand.select("SELECT commitment, body FROM entry WHERE seq = 1")

    page = narvand.client().get("/en/ledger/1/").text

    assert commitment in page
    assert json.loads(body)["sha256"] in page


def test_the_newest_note_verifies_with_the_key_that_is_given(narvand: Served) -> None:
    client = narvand.client()

    note = client.get("/ledger/checkpoint.txt").text
    key = Ed25519Verifier.from_text(client.get("/ledger/verifier.txt").text.strip())

    [(size,)] = narvand.select("SELECT size FROM head")
    assert open_checkpoint(note, [key]).size == size
