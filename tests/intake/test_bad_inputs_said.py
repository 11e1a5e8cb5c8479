"""Bad files and addresses as people meet them: at the command line, and on the page of a source."""

from __future__ import annotations

import html
import re
import socket
from collections.abc import Iterator

import pytest

from tests.hostile import cells
from tests.hostile.files import Canary
from tests.shell import Shell
from tests.web.server import Client, serving

HERE = ("--register", "register")
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


@pytest.fixture
def sijill(sijill: Shell) -> Shell:
    """Give the command line in a folder with an empty register."""
    sijill("new", "register")
    return sijill


@pytest.fixture
def inside() -> Iterator[socket.socket]:
    """Give a server on this machine that nobody should reach."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


def reached(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://2130706433:{port}/",
        "http://user:secret@127.0.0.1:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "HTTPS://127.0.0.1:{port}/",
    ],
)
def test_an_address_inside_the_house_is_refused_in_one_sentence(
    address: str, sijill: Shell, inside: socket.socket
) -> None:
    port = inside.getsockname()[1]

    said = sijill("add", address.format(port=port), *HERE, expect=2).refusal

    assert not reached(inside)
    assert "; " in said
    assert "secret" not in said
    assert sijill.json("verify", *HERE)["ok"]
    assert list((sijill.folder / "register" / "files").rglob("*-*")) == []


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://example.org/a", "gopher://127.0.0.1/"])
def test_an_address_of_another_kind_is_not_taken_for_one(address: str, sijill: Shell) -> None:
    said = sijill("add", address, *HERE, expect=2).refusal

    assert said.startswith("There is no file ")


def test_a_refused_address_keeps_no_file_beside_it_from_coming_in(
    sijill: Shell, inside: socket.socket
) -> None:
    (sijill.folder / "good.txt").write_text("a good text", encoding="utf-8")

    added = sijill.json("add", "good.txt", f"http://127.0.0.1:{inside.getsockname()[1]}/", *HERE)

    assert [source["outcome"] for source in added["sources"]] == ["read"]
    assert [finding["source"] for finding in added["findings"]] == [None]
    assert not reached(inside)


def test_no_name_of_a_file_steers_the_terminal(sijill: Shell) -> None:
    folder = sijill.folder / "batch"
    folder.mkdir()
    names = ["a\x1b[2Jb.rtf", "two\nlines.rtf", "a\u202egpj.txt", "\x9b31m.txt", "bell\x07.txt"]
    for number, name in enumerate(names):
        (folder / name).write_text(f"{{\\rtf1 {number}}}", encoding="utf-8")

    said = sijill("add", "batch", *HERE)

    assert STEERING.findall(said.out) == []
    assert said.err == ""
    # A line for each file, a line for each refusal, and what it all comes to.
    assert len([line for line in said.out.splitlines() if line]) == 2 * len(names) + 1
    assert [source["outcome"] for source in sijill.json("add", "batch", *HERE)["sources"]] == ["refused"] * 5


def test_the_text_of_a_hostile_file_steers_no_terminal(sijill: Shell) -> None:
    (sijill.folder / "letter.txt").write_bytes(
        "On 17/05/2023 Mr Samir \x1b[2JKeltabi\u202e, aged 34\x07, was arrested.\n".encode()
    )

    said = sijill("read", "letter.txt")

    assert STEERING.findall(said.out) == []
    assert "34" in said.out


def shown(sijill: Shell, name: str) -> str:
    """Give the page of a source."""
    [source] = sijill.json("add", name, *HERE)["sources"]
    with serving(sijill.folder / "register") as link:
        client = Client(link)
        client.get(link)
        return client.get(f"/en/sources/{source['source']}/").text


def test_cells_that_begin_as_formulas_are_shown_as_text(sijill: Shell) -> None:
    (sijill.folder / "cells.csv").write_bytes(cells.separated(Canary(sijill.folder, "")))

    page = shown(sijill, "cells.csv")

    plain = html.unescape(re.sub(r"<[^>]*>", "", page))
    assert [cell for cell in cells.CELLS if cell.strip() not in plain] == []


def test_markup_in_a_text_is_shown_as_text(sijill: Shell) -> None:
    attack = '<script>alert(1)</script><img src=x onerror="alert(2)">{{ 7*7 }}{% debug %}'
    (sijill.folder / "<b onclick=alert(3)>.txt").write_text(attack, encoding="utf-8")

    page = shown(sijill, "<b onclick=alert(3)>.txt")

    assert re.findall(r"<script>alert|<img src=x|<b onclick", page) == []
    assert html.escape("<script>alert(1)</script>") in page
    assert "{{ 7*7 }}{% debug %}" in html.unescape(page)
