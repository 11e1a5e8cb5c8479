"""A model that answers well and badly: only what stands in the text is proposed, all else is said aloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sijill.claims import Kind
from sijill.desk.model import ModelError, ModelProposer, ModelSettings
from tests.desk.model.endpoint import Endpoint, serving

TEXT = "Karl Lind, 22, was arrested in Velmara. Karl Lind got two years in prison, Mira Zand said."


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as told:
        yield told


@pytest.fixture
def model(endpoint: Endpoint) -> ModelProposer:
    return ModelProposer(ModelSettings(endpoint.address, "some/model", timeout=2))


def fact(kind: str, passage: str, **value: Any) -> dict[str, Any]:
    ties = {"about": value.pop("about", None), "claimant": value.pop("claimant", None)}
    return {"kind": kind, "passage": passage, "value": value, "modality": "stated", **ties}


def proposed(model: ModelProposer, text: str = TEXT) -> list[tuple[Kind, str, int]]:
    return [(one.kind, one.text, one.start) for one in model.propose(text, "en")]


def test_facts_are_tied_and_stand_where_the_text_says_them(endpoint: Endpoint, model: ModelProposer) -> None:
    endpoint.answers(
        {
            "facts": [
                fact("person", "karl LIND", name="Somebody else"),
                fact("person", "Karl Lind"),
                fact("age", "22", years=22, about=0),
                fact(
                    "penalty",
                    "two years in prison",
                    type="imprisonment",
                    amount=24,
                    unit="month",
                    about=1,
                    claimant=4,
                ),
                fact("person", "Mira Zand"),
            ]
        }
    )

    found = model.propose(TEXT, "en")
    by_id = {one.id: one for one in found}

    assert [(one.kind, one.text) for one in found] == [
        (Kind.PERSON, "Karl Lind"),
        (Kind.PERSON, "Karl Lind"),
        (Kind.AGE, "22"),
        (Kind.PENALTY, "two years in prison"),
        (Kind.PERSON, "Mira Zand"),
    ]
    assert [one.start for one in found[:2]] == [0, TEXT.rindex("Karl")]
    assert found[0].value["name"] == "Karl Lind"
    assert by_id[found[2].about or ""].start == 0
    assert by_id[found[3].claimant or ""].text == "Mira Zand"


@pytest.mark.parametrize(
    "wrong",
    [
        fact("age", "22", years=23),
        fact("age", "23", years=23),
        fact("person", "Karl Lin"),
        fact("person", "Otto Brandt"),
        fact("person", "Quillon Vestergarde"),
        fact("penalty", "two years in prison", type="imprisonment", amount=3, unit="year"),
        fact("penalty", "two years in prison", type="holiday", amount=2, unit="year"),
        fact("event", "arrested", type="party"),
        fact("date", "Velmara"),
        {"type": "person", "text": "Karl Lind"},
        {"kind": "person", "passage": 7, "value": {}},
        fact("demand", "Karl Lind"),
        "Karl Lind",
    ],
)
def test_a_fact_that_the_text_does_not_say_is_dropped(
    endpoint: Endpoint, model: ModelProposer, wrong: Any
) -> None:
    endpoint.answers({"facts": [wrong, fact("place", "Velmara")]})

    assert proposed(model) == [(Kind.PLACE, "Velmara", TEXT.index("Velmara"))]


def test_an_example_that_stands_in_the_text_is_no_fact_either(
    endpoint: Endpoint, model: ModelProposer
) -> None:
    endpoint.answers({"facts": [fact("person", "Quillon Vestergarde")]})

    with pytest.raises(ModelError, match="None of the model's 1 facts"):
        model.propose("Quillon Vestergarde spoke.", "en")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"facts": []}, "says nothing"),
        ({"facts": [fact("person", "Otto Brandt")]}, "None of the model's 1 facts"),
        ({"entities": [fact("person", "Karl Lind")]}, "no list of facts"),
        ([fact("person", "Karl Lind")], "no list of facts"),
        ('{"facts": [{"kind": "person", "pass', "no JSON"),
        ("Sure! Here are the facts you asked for.", "no JSON"),
        ("", "answered nothing"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_an_empty_or_useless_answer_is_a_failure(
    endpoint: Endpoint, model: ModelProposer, content: Any, says: str
) -> None:
    endpoint.answers(content)

    with pytest.raises(ModelError, match=says):
        model.propose(TEXT, "en")


def test_an_answer_that_was_cut_off_is_a_failure_even_if_it_can_be_read(
    endpoint: Endpoint, model: ModelProposer
) -> None:
    endpoint.answers({"facts": [fact("person", "Karl Lind")]}, finish_reason="length")

    with pytest.raises(ModelError, match="cut off"):
        model.propose(TEXT, "en")


@pytest.mark.parametrize(
    ("status", "body", "says"),
    [
        (500, b"", "status 500"),
        (404, b"<html>", "status 404"),
        (200, b"<html><body>Welcome to the router</body></html>", "no JSON"),
        (200, b"{}", "another shape"),
        (200, b'{"choices": []}', "another shape"),
        (200, b"\xff\xfe\x00", "no JSON"),
        (200, b" " * (5 << 20), "more than 4 MB"),
    ],
)
def test_a_server_that_is_no_model_is_named(
    endpoint: Endpoint, model: ModelProposer, status: int, body: bytes, says: str
) -> None:
    endpoint.status, endpoint.body = status, body

    with pytest.raises(ModelError, match=says):
        model.propose(TEXT, "en")


def test_a_redirect_is_not_followed(endpoint: Endpoint, model: ModelProposer) -> None:
    endpoint.status, endpoint.headers = 307, {"Location": f"{endpoint.address}/elsewhere"}

    with pytest.raises(ModelError, match="redirects are not followed"):
        model.propose(TEXT, "en")
    assert len(endpoint.asked) == 1


def test_a_slow_server_is_given_up(endpoint: Endpoint) -> None:
    impatient = ModelProposer(ModelSettings(endpoint.address, "m", timeout=1))
    endpoint.answers({"facts": [fact("person", "Karl Lind")]})
    endpoint.wait = 3

    with pytest.raises(ModelError, match="no answer in 1 seconds"):
        impatient.propose(TEXT, "en")


def test_a_server_that_drips_is_given_up_too(endpoint: Endpoint) -> None:
    impatient = ModelProposer(ModelSettings(endpoint.address, "m", timeout=1))
    endpoint.answers({"facts": [fact("person", "Karl Lind")]})
    endpoint.drip = 0.1

    with pytest.raises(ModelError, match="no answer in 1 seconds"):
        impatient.propose(TEXT, "en")


def test_nobody_there_is_said() -> None:
    with pytest.raises(ModelError, match="is the model running"):
        ModelProposer(ModelSettings("http://127.0.0.1:9/v1", "m", timeout=1)).propose(TEXT, "en")


def test_an_answer_is_asked_for_once_and_kept(endpoint: Endpoint, tmp_path: Path) -> None:
    model = ModelProposer(ModelSettings(endpoint.address, "m", timeout=2), kept=tmp_path / "answers")
    endpoint.answers({"facts": [fact("person", "Karl Lind")]})

    first, second = model.propose(TEXT, "en"), model.propose(TEXT, "en")

    assert first == second
    assert len(endpoint.asked) == 1
    assert len(list((tmp_path / "answers").iterdir())) == 1


def test_a_useless_answer_is_not_kept(endpoint: Endpoint, tmp_path: Path) -> None:
    model = ModelProposer(ModelSettings(endpoint.address, "m", timeout=2), kept=tmp_path / "answers")
    endpoint.answers({"facts": []})

    with pytest.raises(ModelError):
        model.propose(TEXT, "en")
    assert not (tmp_path / "answers").exists()


def test_a_long_text_is_asked_about_in_pieces_whose_places_are_those_of_the_whole(
    endpoint: Endpoint, model: ModelProposer
) -> None:
    endpoint.answers({"facts": [fact("person", "Karl Lind")]})
    text = "\n".join([TEXT] * 150)

    found = model.propose(text, "en")

    assert len(found) == len(endpoint.asked) > 1
    assert all(text[one.start : one.end] == "Karl Lind" for one in found)
    assert len({one.id for one in found}) == len(found)


def test_the_key_goes_to_the_endpoint_and_into_no_message(endpoint: Endpoint) -> None:
    settings = ModelSettings(endpoint.address, "m", key="secret-key", timeout=2)
    endpoint.status = 401

    with pytest.raises(ModelError) as caught:
        ModelProposer(settings).propose(TEXT, "en")

    assert endpoint.keys == ["Bearer secret-key"]
    assert "secret-key" not in f"{caught.value} {settings!r}"
