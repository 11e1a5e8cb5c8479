"""Which machines may be asked: public ones, by the numbers that a name stands for at this moment.

What is checked is what is connected to: a name is looked up once for each exchange, all its numbers must be
allowed, and the socket goes to one of them. A second lookup, in which the name could stand for another
machine (DNS rebinding), does not happen.

What no list of numbers can tell: whether a public number belongs to this machine, to its router or to a
neighbour, as with IPv6 at home. A service that must not be asked from within needs a password of its own.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue

from sijill.intake.fetching.address import BY_HAND, Address
from sijill.intake.fetching.refusal import FetchRefused

Number = IPv4Address | IPv6Address
MayReach = Callable[[Number, int], bool]
Resolve = Callable[[str, int], Iterable[Number]]

# Beyond what every supported Python counts as not global (IANA special-purpose registries).
_CLOSED_V4 = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments; metadata of some clouds
    IPv4Network("192.88.99.0/24"),  # 6to4 relays
    IPv4Network("168.63.129.16/32"),  # a cloud's agent, although the number is public
)
_UNICAST_V6 = IPv6Network("2000::/3")
_CLOSED_V6 = (
    IPv6Network("2001::/23"),  # protocol assignments, Teredo among them
    IPv6Network("3fff::/20"),  # documentation
)
_NAT64 = IPv6Network("64:ff9b::/96")
_LOW_32_BITS = 0xFFFFFFFF


def is_public(number: Number, port: int) -> bool:
    """Tell whether a machine on the public internet has this number; the port does not matter.

    Not public are loopback, private, link-local, shared, multicast, reserved and documentation numbers, and
    all IPv6 outside 2000::/3 (RFC 4291, RFC 6890). An IPv6 number that carries an IPv4 number (mapped, NAT64
    by RFC 6052, 6to4) is as public as that is; Teredo is refused.
    """
    if isinstance(number, IPv4Address):
        closed = any(number in network for network in _CLOSED_V4)
        return number.is_global and not number.is_multicast and not closed
    carried = number.ipv4_mapped or number.sixtofour
    if number in _NAT64:
        carried = IPv4Address(int(number) & _LOW_32_BITS)
    if carried is not None:
        return is_public(carried, port)
    closed = any(number in network for network in _CLOSED_V6)
    return number in _UNICAST_V6 and number.is_global and not closed


def system_resolve(host: str, port: int) -> tuple[Number, ...]:
    """Ask the system for a name's numbers, in its order; raises :class:`OSError` if there are none."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(ip_address(answer[4][0]) for answer in answers))


def numbers(address: Address, *, resolve: Resolve, may_reach: MayReach, seconds: float) -> tuple[Number, ...]:
    """Give the numbers to connect to; raises :class:`FetchRefused` if there are none or one may not be asked.

    Raises :class:`TimeoutError` if the lookup takes longer than ``seconds``.
    """
    if address.number is not None:
        found: tuple[Number, ...] = (address.number,)
    else:
        try:
            found = _in_time(lambda: tuple(resolve(address.host, address.port)), seconds)
        except TimeoutError:
            raise
        except OSError:
            found = ()
    if not found:
        raise FetchRefused(
            address.shown, "no machine of this name was found", "check the address and the connection"
        )
    for number in found:
        if not may_reach(number, address.port):
            raise FetchRefused(
                address.shown,
                f"it stands for {number}, which is not on the public internet",
                f"if you know the machine, {BY_HAND}",
            )
    return found


def _in_time(look_up: Callable[[], tuple[Number, ...]], seconds: float) -> tuple[Number, ...]:
    # The system's lookup knows no time limit; a thread that hangs in it is left to end by itself.
    answers: SimpleQueue[tuple[Number, ...] | Exception] = SimpleQueue()

    def run() -> None:
        try:
            answers.put(look_up())
        except Exception as error:
            answers.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer
