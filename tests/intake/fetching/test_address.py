"""What may be asked for, and what is printed of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.intake.fetching import FetchRefused
from sijill.intake.fetching.address import parse, printable


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("http://Example.ORG", "http://example.org/"),
        ("  https://example.org:443/a b?q=c d#part ", "https://example.org/a%20b?q=c%20d"),
        ("http://example.org:8080/%7Ea?b[]=1", "http://example.org:8080/%7Ea?b[]=1"),
        ("https://example.org./news", "https://example.org/news"),
        ("http://example.org?q=1", "http://example.org/?q=1"),
        ("http://some_team.example.org/", "http://some_team.example.org/"),
        ("http://192.0.2.7/", "http://192.0.2.7/"),
        ("http://１９２.0.2.7/", "http://192.0.2.7/"),
        ("http://[2001:DB8:0::7]:8080/", "http://[2001:db8::7]:8080/"),
        ("https://example.org/خبر", "https://example.org/%D8%AE%D8%A8%D8%B1"),
        ("https://example.org/a\\b", "https://example.org/a%5Cb"),
    ],
)
def test_an_address_is_asked_for_in_plain_ascii(text: str, url: str) -> None:
    assert parse(text).url == url


def test_a_persian_name_keeps_its_zero_width_non_joiner_and_its_own_form() -> None:
    found = parse("http://نامه‌ای.com/")

    assert (found.host, found.readable) == ("xn--mgba3gch31f060k.com", "نامه‌ای.com")
    assert found.readable_url == "http://نامه‌ای.com/"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("example.org/x", "The address: no http:// or https:// stands before it; write it in full."),
        (
            "file:///etc/hostname",
            "file:…: only http and https addresses are fetched;"
            " open it in a browser, save the page and add the saved file.",
        ),
        (
            "https://amir:secret@example.org/x?token=1",
            "https://…@example.org/x: the address carries a user name or a password;"
            " remove what stands before the @.",
        ),
        (
            "http://example.org:25/?q=1",
            "http://example.org:25/: port 25 is not one of a web server; leave the port out.",
        ),
        (
            "http://example.org:0/",
            "http://example.org:0/: port 0 is not one of a web server; leave the port out.",
        ),
        ("http://example.org:70000/", "http://example.org:70000/: the address cannot be read; type it anew."),
        ("http://exa\nmple.org/", "http:…: the address holds control characters; type it anew."),
        (
            "http://example.org/\udcff",
            "http://example.org/%3F: the address holds control characters; type it anew.",
        ),
        ("http:///x", "http:…: its host has no valid name; type it anew."),
        ("http://exa mple.org/", "http:…: its host has no valid name; type it anew."),
        ("http://127.0.0.1%2eexample.org/", "http:…: its host has no valid name; type it anew."),
        ("http://[fe80::1%25eth0]/", "http:…: its host has no valid name; type it anew."),
        ("http://example.org\\@127.0.0.1/", None),
        ("http://" + "a" * 254, None),
        ("http://example..org/", None),
        ("http://سارا..example/", None),
        ("http://[::1/", None),
        ("http://example.org/" + "a" * 9000, None),
    ],
)
def test_what_is_no_plain_web_address_is_refused_in_one_sentence(text: str, message: str | None) -> None:
    with pytest.raises(FetchRefused) as refused:
        parse(text)

    assert message is None or str(refused.value) == message


@pytest.mark.parametrize(
    "host",
    [
        "127.1",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "017700000001",
        "0177.0.0.1",
        "127.0.0.01",
        "1",
        "0x",
        "1.2.3.4.5",
    ],
)
def test_a_number_in_disguise_is_refused_before_any_lookup(host: str) -> None:
    with pytest.raises(FetchRefused) as refused:
        parse(f"http://{host}/")

    assert refused.value.reason == "its host is a number in disguise"


def test_an_onion_name_is_never_looked_up() -> None:
    with pytest.raises(FetchRefused) as refused:
        parse("http://example.onion/")

    assert refused.value.remedy == "open it in Tor Browser, save the page and add the saved file"


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/next?x=1", "https://example.org/next?x=1"),
        ("//other.example/a", "https://other.example/a"),
        ("http://other.example", "http://other.example/"),
        ("b c", "https://example.org/a/b%20c"),
        ("/\\127.0.0.1/x", "https://example.org/%5C127.0.0.1/x"),
        ("/خبر".encode().decode("latin-1"), "https://example.org/%D8%AE%D8%A8%D8%B1"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location: str, url: str) -> None:
    assert parse("https://example.org/a/").follow(location).url == url


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_was_read_once_reads_the_same_again(path: str, query: str) -> None:
    try:
        once = parse(f"https://example.org/{path}?{query}")
    except FetchRefused:
        return

    assert parse(once.url) == once
    assert once.url.isascii()
    assert once.url.isprintable()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://example.org:99/a/b?c#d", "https://example.org:99/a/b"),
        ("https://amir:secret@example.org/a?b", "https://…@example.org/a"),
        ("https://amir:12#34@example.org/", "https:…"),
        ("https://amir:12/34@example.org/", "https:…"),
        ("https://amir@sara/34@example.org/", "https:…"),
        ("amir:secret@example.org", "The address"),
        ("data:text/html,hello", "data:…"),
        ("http://example.org/" + "a" * 200, "http://example.org/" + "a" * 119 + "…"),
    ],
)
def test_of_a_refused_address_only_what_is_safe_is_printed(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(["", "https:", "http:", "ftp:", "x:"]))
def test_a_password_and_a_query_are_never_printed(before: str, after: str, scheme: str) -> None:
    for text in (
        f"{scheme}//{before}:planted@example.org/{after}",
        f"{scheme}//{before}planted:{after}@example.org/",
        f"{scheme}//example.org/a?{before}planted{after}",
        f"{scheme}{before}?planted{after}",
    ):
        assert "planted" not in printable(text)
        assert printable(text).replace("…", "").isascii()
        assert printable(text).isprintable()
