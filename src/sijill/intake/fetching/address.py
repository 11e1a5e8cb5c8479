"""Addresses that may be asked for at all, before any name is looked up.

An address is read once, and what was read is what is asked for: scheme, host as ASCII, port and target. Names
in other letters become ASCII by UTS 46 and IDNA 2008, as in browsers (the older IDNA 2003 of the standard
library would drop the zero-width non-joiner of a Persian name and so ask for another one).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from sijill.intake.fetching.refusal import FetchRefused

BY_HAND = "open it in a browser, save the page and add the saved file"

_DEFAULT_PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
_LONGEST = 8192
_LONGEST_HOST = 253
_SHOWN = 120
_RETYPE = "type it anew"
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
# The system reads such a name as an IPv4 address: 127.1, 0x7f.1, 017700000001, 2130706433.
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_SENT_AS_IT_IS = "%/:=&?~+!$,;'()*@"
_ASCII = "".join(map(chr, range(0x21, 0x7F)))
# Lone surrogates stand for bytes of a command line that are no UTF-8.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SHOWABLE = re.compile(
    r"(?P<scheme>https?)://(?P<user>[^/?#\\@]*@)?"
    r"(?P<host>(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,9})?)(?P<path>/[^?#]*)?(?:[?#].*)?"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address: ``host`` and ``target`` (path and query) are ASCII, ``readable`` is the host's own form.

    The part after ``#`` is not kept: it is never sent.
    """

    scheme: str
    host: str
    readable: str
    port: int
    target: str

    @property
    def number(self) -> IPv4Address | IPv6Address | None:
        """Give the host as a number, or None if it is a name."""
        return _number(self.host)

    @property
    def authority(self) -> str:
        """Give host and port as the Host line of a request has them."""
        return self._authority(self.host)

    @property
    def url(self) -> str:
        """Give the whole address in ASCII."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def readable_url(self) -> str:
        """Give the whole address with the host in its own letters."""
        return f"{self.scheme}://{self._authority(self.readable)}{self.target}"

    @property
    def shown(self) -> str:
        """Give the address as a message may print it: ASCII, short, without its query."""
        return f"{self.scheme}://{self.authority}{_shown_path(self.target.partition('?')[0])}"

    def follow(self, location: str) -> Address:
        """Give the address that a redirect from this one leads to; raises :class:`FetchRefused`."""
        # The standard library hands over a header's bytes as Latin-1 letters.
        there = quote(location.strip().encode("latin-1", "replace"), safe=_ASCII)
        try:
            return parse(urljoin(self.url, there))
        except ValueError:
            return parse(there)

    def _authority(self, host: str) -> str:
        host = f"[{host}]" if ":" in host else host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


def parse(text: str) -> Address:
    """Read an address; raises :class:`FetchRefused` for what is no plain web address.

    Refused are other schemes than http and https, a user name or password, ports below 1024 other than 80
    and 443, control characters, hosts that are an IPv4 number in disguise, and onion names (asking the
    system for one would tell its name servers).
    """
    text = text.strip()
    shown = printable(text)
    if len(text) > _LONGEST:
        raise FetchRefused(shown, f"the address is longer than {_LONGEST} characters", "shorten it")
    if _CONTROL.search(text):
        raise FetchRefused(shown, "the address holds control characters", _RETYPE)
    try:
        parts = urlsplit(text)
        port = _port(parts, shown)
    except ValueError:
        raise FetchRefused(shown, "the address cannot be read", _RETYPE) from None
    host, readable = _host(parts.hostname or "", shown)
    target = quote(parts.path or "/", safe=_SENT_AS_IT_IS)
    if parts.query:
        target += "?" + quote(parts.query, safe=_SENT_AS_IT_IS + "[]|\\^`{}")
    return Address(parts.scheme, host, readable, port, target)


def printable(text: str) -> str:
    """Give what may be printed of an address not read yet: never a user name, a password or a query."""
    found = _SHOWABLE.fullmatch(text)
    path = (found["path"] or "") if found else ""
    # A password may hold what ends a host: with any other @ nothing tells where it stops.
    if found and text.count("@") == bool(found["user"]):
        return f"{found['scheme']}://{'…@' if found['user'] else ''}{found['host']}{_shown_path(path)}"
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]{0,20}):[^@]*$|(https?):", text)
    return f"{scheme[1] or scheme[2]}:…" if scheme else "The address"


def _shown_path(path: str) -> str:
    path = quote(path.partition("@")[0], safe="/%", errors="replace")
    return path if len(path) <= _SHOWN else f"{path[:_SHOWN]}…"


def _port(parts: SplitResult, shown: str) -> int:
    if not parts.scheme:
        raise FetchRefused(shown, "no http:// or https:// stands before it", "write it in full")
    if parts.scheme not in _DEFAULT_PORTS:
        raise FetchRefused(shown, "only http and https addresses are fetched", BY_HAND)
    if "@" in parts.netloc:
        raise FetchRefused(
            shown, "the address carries a user name or a password", "remove what stands before the @"
        )
    port = _DEFAULT_PORTS[parts.scheme] if parts.port is None else parts.port
    if port not in _DEFAULT_PORTS.values() and port < _FIRST_FREE_PORT:
        raise FetchRefused(shown, f"port {port} is not one of a web server", "leave the port out")
    return port


def _host(host: str, shown: str) -> tuple[str, str]:
    host = host.removesuffix(".")
    try:
        if len(host) > _LONGEST_HOST:
            raise UnicodeError
        if not host.isascii():
            host = idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        raise FetchRefused(shown, "its host has no valid name", _RETYPE) from None
    number = _number(host)
    if number is not None:
        return str(number), str(number)
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        raise FetchRefused(
            shown, "its host is a number in disguise", "write it as four decimal numbers, or as a name"
        )
    if len(host) > _LONGEST_HOST or not all(map(_LABEL.fullmatch, labels)):
        raise FetchRefused(shown, "its host has no valid name", _RETYPE)
    if labels[-1] == "onion":
        raise FetchRefused(
            shown,
            "an onion service is reached through Tor only, and looking it up here would tell others of it",
            "open it in Tor Browser, save the page and add the saved file",
        )
    return host, _readable(host)


def _readable(host: str) -> str:
    try:
        return idna.decode(host) if "xn--" in host else host
    except UnicodeError:
        return host


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return None if "%" in host else ip_address(host)
    except ValueError:
        return None
