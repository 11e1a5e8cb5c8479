"""Which machines may be asked."""

from __future__ import annotations

import time
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.intake.fetching import FetchRefused, is_public
from sijill.intake.fetching.address import parse
from sijill.intake.fetching.reach import Number, numbers

INSIDE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1",
    "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1",
    "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0:127.0.0.1",
    "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:7f00:1::",
    "2001:db8::1", "2002:7f00:1::1", "2002:c0a8:101::1", "3fff::1", "4000::1", "5f00::1", "fc00::1",
    "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
]  # fmt: skip
OUTSIDE = [
    "1.1.1.1", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.169.0.1", "223.255.255.254",
    "2606:4700::1111", "2a00:1450::1", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1",
]  # fmt: skip


@pytest.mark.parametrize("number", INSIDE)
def test_a_machine_inside_is_not_public(number: str) -> None:
    assert is_public(ip_address(number), 80) is False


@pytest.mark.parametrize("number", OUTSIDE)
def test_a_machine_on_the_internet_is_public(number: str) -> None:
    assert is_public(ip_address(number), 80) is True


@given(st.ip_addresses(v=4))
def test_an_ipv6_number_that_carries_an_ipv4_number_is_as_public_as_that(inner: IPv4Address) -> None:
    mapped = IPv6Address(int(IPv6Address("::ffff:0:0")) + int(inner))
    nat64 = IPv6Address(int(IPv6Address("64:ff9b::")) + int(inner))
    sixtofour = IPv6Address(int(IPv6Address("2002::")) + (int(inner) << 80))

    assert {is_public(one, 80) for one in (mapped, nat64, sixtofour)} == {is_public(inner, 80)}


@given(st.ip_addresses())
def test_nothing_that_python_calls_private_or_multicast_is_public(number: Number) -> None:
    if number.is_private or number.is_multicast or number.is_loopback or number.is_link_local:
        carries = isinstance(number, IPv6Address) and number.ipv4_mapped is not None
        assert carries or not is_public(number, 443)


def test_one_number_inside_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(FetchRefused) as refused:
        numbers(
            parse("http://example.org/x?q=1"),
            resolve=lambda host, port: [ip_address("1.1.1.1"), ip_address("10.0.0.1")],
            may_reach=is_public,
            seconds=5,
        )

    assert str(refused.value) == (
        "http://example.org/x: it stands for 10.0.0.1, which is not on the public internet;"
        " if you know the machine, open it in a browser, save the page and add the saved file."
    )


def test_all_public_numbers_are_given_in_their_order() -> None:
    found = numbers(
        parse("http://example.org:8080/"),
        resolve=lambda host, port: [ip_address("2a00::1"), ip_address("1.1.1.1")] if port == 8080 else [],
        may_reach=is_public,
        seconds=5,
    )

    assert found == (ip_address("2a00::1"), ip_address("1.1.1.1"))


def test_a_number_is_never_looked_up() -> None:
    found = numbers(
        parse("http://1.1.1.1/"),
        resolve=lambda host, port: [ip_address("9.9.9.9")],
        may_reach=is_public,
        seconds=5,
    )

    assert found == (ip_address("1.1.1.1"),)


def test_a_name_without_machines_is_refused() -> None:
    def unknown(host: str, port: int) -> list[Number]:
        raise OSError

    def empty(host: str, port: int) -> list[Number]:
        return []

    for resolve in (unknown, empty):
        with pytest.raises(FetchRefused) as refused:
            numbers(parse("http://example.org/"), resolve=resolve, may_reach=is_public, seconds=5)
        assert refused.value.reason == "no machine of this name was found"


def test_a_lookup_that_hangs_is_left_behind() -> None:
    def hanging(host: str, port: int) -> list[Number]:
        time.sleep(2)
        return []

    started = time.monotonic()
    with pytest.raises(TimeoutError):
        numbers(parse("http://example.org/"), resolve=hanging, may_reach=is_public, seconds=0.1)

    assert time.monotonic() - started < 1.5
