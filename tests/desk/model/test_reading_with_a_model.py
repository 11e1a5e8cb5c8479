"""A register that has a model: read with it, labelled, and erased with what it answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sijill.desk.model import ModelError, model_of
from tests.desk.conftest import Desk
from tests.desk.model.endpoint import Endpoint, serving

TEXT = "Lena Harrow was arrested on 4 May 2021 in Velmara. Nobody knows why the bakery was closed."


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as told:
        yield told


def settle(desk: Desk, endpoint: Endpoint) -> None:
    path = desk.register.folder.path / "register.toml"
    table = f'\n[model]\naddress = "{endpoint.address}"\nname = "small"\ntimeout = 5\n'
    path.write_text(path.read_text(encoding="utf-8") + table, encoding="utf-8")


def test_what_a_model_proposes_waits_under_its_name(desk: Desk, endpoint: Endpoint) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.review import proposals
    from sijill.desk.rules import Rules
    from sijill.store.queries import View

    settle(desk, endpoint)
    endpoint.answers(
        {
            "facts": [
                {
                    "kind": "place",
                    "passage": "bakery",
                    "value": {},
                    "about": None,
                    "claimant": None,
                    "modality": "stated",
                }
            ]
        }
    )
    source = desk.add(TEXT)

    answer = read_source(
        desk.register, source, author=desk.author, proposer=model_of(desk.register.folder, {})
    )

    view = View(desk.register)
    made = next(claim for claim in proposals(view, source=source) if claim.original == "bakery")
    assert answer.reader.partition("@")[0] == "sijill.reading.rules+learned+model-small"
    assert Rules(view).rule_of(made) == "model-small.place"


def test_a_model_that_fails_leaves_nothing_behind(desk: Desk, endpoint: Endpoint) -> None:
    from sijill.desk.reading import read_source
    from sijill.desk.review import waiting
    from sijill.store.queries import View

    settle(desk, endpoint)
    endpoint.answers({"facts": []})
    source = desk.add(TEXT)

    with pytest.raises(ModelError):
        read_source(desk.register, source, author=desk.author, proposer=model_of(desk.register.folder, {}))

    assert waiting(View(desk.register)) == 0


def test_an_erasure_takes_the_models_answers_away(desk: Desk, endpoint: Endpoint) -> None:
    from sijill.desk.reading import read_source
    from sijill.store.erasure import erase_source

    settle(desk, endpoint)
    endpoint.answers(
        {
            "facts": [
                {
                    "kind": "person",
                    "passage": "Lena Harrow",
                    "value": {},
                    "about": None,
                    "claimant": None,
                    "modality": "stated",
                }
            ]
        }
    )
    source = desk.add(TEXT)
    folder = desk.register.folder.path
    read_source(desk.register, source, author=desk.author, proposer=model_of(desk.register.folder, {}))
    before = [path for path in folder.rglob("*") if path.is_file() and b"Lena Harrow" in path.read_bytes()]

    erase_source(desk.register, source, author=desk.author)

    left = [path for path in folder.rglob("*") if path.is_file() and b"Lena Harrow" in path.read_bytes()]
    assert any(path.parent == desk.register.folder.answers for path in before)
    assert left == []


def test_a_register_without_a_model_says_how_it_gets_one(desk: Desk) -> None:
    with pytest.raises(ModelError, match=r"\[model\]"):
        model_of(desk.register.folder, {})
