from collections.abc import Callable
from contextlib import AbstractContextManager

from tests.web.conftest import Served
from tests.web.server import Client

Serve = Callable[..., AbstractContextManager[Served]]
ROWS = ("Name,Age", "Navid Keltabi,31")


def test_without_the_link_there_is_nothing_but_a_sentence_in_three_languages(serve_list: Serve) -> None:
    with serve_list(*ROWS, demo=False) as served:
        client = Client(served.link)

        for path in ("/", "/ar/people/", "/ledger/checkpoint.txt", "/nowhere/", "/enter/guess/"):
            answer = client.get(path)
            assert (path, answer.status) == (path, 403)
            assert "رابطه" in answer.text
            assert "پیوند" in answer.text
            assert "Open the link that was printed" in answer.text
            assert "Navid" not in answer.text


def test_the_link_lets_in_one_browser_and_is_then_worth_nothing(serve_list: Serve) -> None:
    with serve_list(*ROWS, demo=False) as served:
        first, second = Client(served.link), Client(served.link)

        assert first.get(served.link).status == 200
        assert "Navid Keltabi" in first.get("/en/people/").text
        assert second.get(served.link).status == 403
        assert second.get("/en/people/").status == 403
        assert first.get(served.link).status == 200


def test_a_demo_register_is_open_to_whoever_is_at_the_machine(serve_list: Serve) -> None:
    with serve_list(*ROWS) as served:
        assert served.link.endswith("/")
        assert "Navid Keltabi" in served.client().get("/en/people/").text


def test_a_name_that_is_not_this_machine_s_is_refused(serve_list: Serve) -> None:
    with serve_list(*ROWS) as served:
        answer = served.client().get("/en/people/", headers={"Host": "register.example.org"})

    assert answer.status == 400
    assert "Navid" not in answer.text


def test_the_session_is_a_signed_cookie_that_scripts_cannot_read(serve_list: Serve) -> None:
    with serve_list(*ROWS, demo=False) as served:
        cookie = served.client().get(served.link, follow=False).headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "expires" not in cookie.lower()
