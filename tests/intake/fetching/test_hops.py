"""Fetching from a hostile server: what is asked, what is followed, what is said of it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from sijill.intake import IntakeError
from sijill.intake.fetching import Fetched, FetchLimits, FetchRefused, fetch
from sijill.intake.fetching.reach import Number
from tests.intake.fetching.conftest import AT, Visitor
from tests.intake.fetching.server import LOCAL, HostileServer, drips, page, redirect, says

NAME = "news.example"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A self-signed certificate of ``news.example`` and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "certificate.pem"
    path.write_bytes(
        signed.public_bytes(Encoding.PEM)
        + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    return path


@pytest.fixture
def secure(certificate: Path) -> Iterator[HostileServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = HostileServer(context)
    yield server
    server.close()


def refusal(visitor: Visitor, address: str, **limits: float) -> FetchRefused:
    with pytest.raises(FetchRefused) as refused:
        visitor.fetch(address, **limits)
    return refused.value


def test_a_page_is_fetched_with_what_the_server_says_of_it(visitor: Visitor) -> None:
    visitor.server.behaviours["/list/a.html?who=sara"] = page(
        b"<p>hello", "Content-Type: Text/HTML; charset=windows-1256"
    )
    address = visitor.server.url("/list/a.html?who=sara")

    fetched = visitor.fetch(f"{address}#part")

    assert fetched == Fetched(
        warc=fetched.warc,
        address=address,
        final_address=address,
        status=200,
        content_type="Text/HTML; charset=windows-1256",
        name="127.0.0.1-list-a.html.warc.gz",
        warnings=(),
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_this_machine_is_never_asked_unless_allowed(server: HostileServer, host: str) -> None:
    with pytest.raises(FetchRefused) as refused:
        fetch(server.url("/x", host=host), at=AT)

    assert "not on the public internet" in refused.value.reason
    assert isinstance(refused.value, IntakeError)
    assert server.connections == 0


def test_the_number_that_was_checked_is_the_one_connected_to(visitor: Visitor) -> None:
    visitor.server.behaviours["/x"] = page(b"hello")
    answers: list[list[Number]] = [[LOCAL], [ip_address("10.0.0.1")]]

    fetched = visitor.fetch(
        visitor.server.url("/x", host="rebinding.example"), resolve=lambda host, port: answers.pop(0)
    )

    assert fetched.status == 200
    assert answers == [[ip_address("10.0.0.1")]]


def test_a_name_that_stands_for_another_machine_at_the_next_step_is_refused(visitor: Visitor) -> None:
    address = visitor.server.url("/y", host="rebinding.example")
    visitor.server.behaviours["/x"] = redirect("/y")
    answers: list[list[Number]] = [[LOCAL], [ip_address("169.254.169.254")]]

    with pytest.raises(FetchRefused) as refused:
        visitor.fetch(
            visitor.server.url("/x", host="rebinding.example"), resolve=lambda host, port: answers.pop(0)
        )

    assert refused.value.reason == (
        f"it leads to {address}: it stands for 169.254.169.254, which is not on the public internet"
    )


def test_the_second_number_is_tried_when_the_first_does_not_answer(visitor: Visitor) -> None:
    visitor.server.behaviours["/x"] = page(b"hello")
    port = visitor.server.port

    fetched = fetch(
        visitor.server.url("/x", host=NAME),
        may_reach=lambda number, asked: number.is_loopback and asked == port,
        resolve=lambda host, asked: [ip_address("127.0.0.2"), LOCAL],
        at=AT,
    )

    assert fetched.status == 200


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.1:{other}/", "127.0.0.1, which is not on the public internet"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254, which is not on the public internet"),
        ("http://[::1]:{other}/", "::1, which is not on the public internet"),
        ("http://[::ffff:127.0.0.1]:{other}/", "::ffff:7f00:1, which is not on the public internet"),
        ("//10.0.0.1/", "10.0.0.1, which is not on the public internet"),
        ("http://2130706433:{other}/", "its host is a number in disguise"),
        ("http://0x7f.1:{other}/", "its host is a number in disguise"),
        ("http://amir:secret@127.0.0.1:{other}/", "the address carries a user name or a password"),
        ("http://127.0.0.1:22/", "port 22 is not one of a web server"),
        ("file:///etc/hostname", "only http and https addresses are fetched"),
        ("ftp://127.0.0.1/", "only http and https addresses are fetched"),
        ("data:text/html,hello", "only http and https addresses are fetched"),
        ("javascript:alert(1)", "only http and https addresses are fetched"),
        ("gopher://127.0.0.1:{other}/", "only http and https addresses are fetched"),
        ("http://[broken/", "the address cannot be read"),
    ],
)
def test_a_redirect_to_where_nobody_may_go_is_refused(visitor: Visitor, location: str, reason: str) -> None:
    other = HostileServer()
    visitor.server.behaviours["/x"] = redirect(location.format(other=other.port))

    refused = refusal(visitor, "/x")

    other.close()
    assert refused.address == visitor.server.url("/x")
    assert refused.reason.startswith("it leads to ")
    assert refused.reason.endswith(reason)
    assert "secret" not in str(refused)
    assert other.connections == 0


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"])
def test_five_redirects_are_followed_and_a_sixth_is_not(visitor: Visitor, status: str) -> None:
    visitor.server.behaviours |= {f"/{n}": redirect(f"/{n + 1}", status) for n in range(6)}
    visitor.server.behaviours["/6"] = page(b"hello")

    assert visitor.fetch("/1").final_address == visitor.server.url("/6")
    assert refusal(visitor, "/0").reason == (
        f"it leads to {visitor.server.url('/6')}: it is passed on more than 5 times"
    )


def test_redirects_in_a_circle_are_refused(visitor: Visitor) -> None:
    visitor.server.behaviours |= {"/a": redirect("/b"), "/b": redirect("/a#again")}

    assert refusal(visitor, "/a").reason == (
        f"it leads to {visitor.server.url('/a')}: it was there before and goes round in a circle"
    )
    assert len(visitor.server.requests) == 2


def test_the_bound_of_bytes_holds_for_all_steps_together(visitor: Visitor) -> None:
    visitor.server.behaviours |= {
        "/a": page(bytes(700), "Location: /b", status="302 Found"),
        "/b": page(bytes(700)),
    }

    assert visitor.fetch("/a", body_bytes=1400).status == 200
    assert refusal(visitor, "/a", body_bytes=1399).reason == (
        f"it leads to {visitor.server.url('/b')}: its answer is larger than the 699 bytes that are allowed"
    )


def test_the_time_is_that_of_all_steps_together(visitor: Visitor) -> None:
    visitor.server.behaviours |= {"/a": redirect("/b"), "/b": drips(b"", b"H", 0.05)}

    assert refusal(visitor, "/a", total_seconds=0.5).reason == (
        f"it leads to {visitor.server.url('/b')}: it took longer than 0.5 seconds"
    )


@pytest.mark.parametrize("status", [304, 403, 404, 410, 500, 503, 999])
def test_an_error_is_kept_with_a_warning(visitor: Visitor, status: int) -> None:
    body = b"" if status == 304 else b"sorry"
    visitor.server.behaviours["/x"] = page(body, status=f"{status} No")

    fetched = visitor.fetch("/x")

    assert fetched.status == status
    assert fetched.warnings[0] == f"The server answered with status {status}: this may not be the page meant."


def test_a_redirect_to_nowhere_is_kept_with_a_warning(visitor: Visitor) -> None:
    visitor.server.behaviours["/x"] = page(b"moved", status="302 Found")

    assert visitor.fetch("/x").warnings == (
        "The server answered with status 302: this may not be the page meant.",
    )


def test_an_answer_without_end_or_content_is_said_to_be_so(visitor: Visitor) -> None:
    visitor.server.behaviours["/x"] = says(b"HTTP/1.0 200 OK\r\n\r\n")

    assert visitor.fetch("/x").warnings == (
        "The answer is empty.",
        "The server did not say how long its answer is; nothing shows that it is whole.",
    )


def test_what_a_server_says_of_its_content_can_be_printed(visitor: Visitor) -> None:
    visitor.server.behaviours["/x"] = page(b"x", "Content-Type: text/html\x1b[2J\x07; charset=\xe9")

    assert visitor.fetch("/x").content_type == "text/html[2J; charset="


def test_a_name_in_other_letters_is_shown_with_what_it_is_on_the_network(visitor: Visitor) -> None:
    visitor.server.behaviours["/"] = page(b"hello")

    fetched = visitor.fetch(visitor.server.url("/", host="سارا.example"))

    assert fetched.address == f"http://سارا.example:{visitor.server.port}/"
    assert fetched.name == "xn--mgba3ag.example.warc.gz"
    assert fetched.warnings == (
        "The name \u2068سارا.example\u2069 is xn--mgba3ag.example on the network:"
        " check that it is the one meant.",
    )
    assert (
        visitor.server.requests[0].splitlines()[1]
        == f"Host: xn--mgba3ag.example:{visitor.server.port}".encode()
    )


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "127.0.0.1.warc.gz"),
        ("/a/b.html", "127.0.0.1-a-b.html.warc.gz"),
        ("/../../etc/passwd", "127.0.0.1-etc-passwd.warc.gz"),
        ("/%2e%2e/%00%0a%E2%80%AEx", "127.0.0.1-x.warc.gz"),
        ("/%D8%AE%D8%A8%D8%B1/1", "127.0.0.1-خبر-1.warc.gz"),
        ("/%FF", "127.0.0.1.warc.gz"),
        ("/" + "a" * 300, "127.0.0.1-" + "a" * 170 + ".warc.gz"),
    ],
)
def test_the_name_of_the_file_is_made_of_host_and_path(visitor: Visitor, path: str, name: str) -> None:
    visitor.server.behaviours[path] = page(b"x")

    assert visitor.fetch(path).name == name


def test_proxies_of_the_environment_are_not_used(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = HostileServer()
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url("/"))
    visitor.server.behaviours["/x"] = page(b"hello")

    assert visitor.fetch("/x").status == 200
    proxy.close()
    assert proxy.connections == 0


def test_a_self_signed_certificate_is_refused_before_anything_is_asked(secure: HostileServer) -> None:
    refused = refusal(Visitor(secure), secure.url("/x?q=1", host=NAME, scheme="https"))

    assert str(refused) == (
        f"https://{NAME}:{secure.port}/x: its certificate cannot be trusted (self-signed certificate);"
        " somebody may stand between, or this machine lacks its list of authorities; try another connection."
    )
    assert secure.requests == []


def test_a_certificate_of_another_name_is_refused(
    secure: HostileServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    refused = refusal(Visitor(secure), secure.url("/x", host="other.example", scheme="https"))

    assert refused.reason == (
        "its certificate cannot be trusted (Hostname mismatch, certificate is not valid for 'other.example')"
    )
    assert secure.requests == []


def test_a_page_with_a_trusted_certificate_is_fetched(
    secure: HostileServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    secure.behaviours["/x"] = page(b"hello")

    fetched = Visitor(secure).fetch(secure.url("/x", host=NAME, scheme="https"))

    assert (fetched.status, fetched.warnings) == (200, ())


def test_a_cut_off_answer_over_tls_does_not_pass_for_a_whole_one(
    secure: HostileServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    # The server hangs up without the closing word of TLS, as somebody between would.
    secure.behaviours["/x"] = says(b"HTTP/1.1 200 OK\r\n\r\nhel")

    assert refusal(Visitor(secure), secure.url("/x", host=NAME, scheme="https")).reason == (
        "its answer was cut off"
    )


def test_a_step_from_https_to_http_is_said(
    visitor: Visitor, secure: HostileServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    secure.behaviours["/x"] = redirect(visitor.server.url("/y"))
    visitor.server.behaviours["/y"] = page(b"hello")

    fetched = fetch(
        secure.url("/x", host=NAME, scheme="https"),
        may_reach=lambda number, port: number == LOCAL and port in {secure.port, visitor.server.port},
        resolve=lambda host, port: [LOCAL],
        at=AT,
    )

    assert fetched.warnings == (
        f"It was passed on from https to http at {visitor.server.url('/y')}: from there on somebody between"
        " could have changed it.",
    )


def test_a_server_without_tls_is_refused_for_https(visitor: Visitor) -> None:
    visitor.server.behaviours["/x"] = page(b"hello")
    address = visitor.server.url("/x", scheme="https")

    assert refusal(visitor, address, connect_seconds=0.5).reason.startswith("no connection was made (")


def test_a_handshake_that_hangs_ends_with_the_whole_time(visitor: Visitor) -> None:
    address = visitor.server.url("/x", scheme="https")

    assert refusal(visitor, address, total_seconds=0.3).reason == "it took longer than 0.3 seconds"


def test_a_time_without_a_zone_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="time zone"):
        fetch("http://example.org/", at=datetime(2026, 11, 20))


def test_the_limits_are_those_that_the_papers_name() -> None:
    assert FetchLimits() == FetchLimits(
        body_bytes=52_428_800, head_bytes=65_536, head_lines=100, redirects=5,
        total_seconds=60, connect_seconds=10, read_seconds=20,
    )  # fmt: skip
