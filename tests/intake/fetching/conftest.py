"""A hostile server and a way to fetch from it alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from sijill.intake.fetching import Fetched, FetchLimits, fetch
from tests.intake.fetching.server import LOCAL, HostileServer

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


class Visitor:
    """Fetches from one hostile server; every name stands for this machine unless the test says otherwise."""

    def __init__(self, server: HostileServer) -> None:
        self.server = server

    def fetch(self, address: str, *, resolve: Any = None, **limits: Any) -> Fetched:
        return fetch(
            address if "://" in address else self.server.url(address),
            limits=FetchLimits(**limits),
            may_reach=self.server.may_reach,
            resolve=resolve or (lambda host, port: [LOCAL]),
            at=AT,
        )


@pytest.fixture
def server() -> Iterator[HostileServer]:
    server = HostileServer()
    yield server
    server.close()


@pytest.fixture
def visitor(server: HostileServer) -> Visitor:
    return Visitor(server)
