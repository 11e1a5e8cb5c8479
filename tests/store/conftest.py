"""A team at work on a fresh register, on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.making import Team

if TYPE_CHECKING:
    from sijill.store.register import Register


@pytest.fixture
def team(register: Register) -> Team:
    """Give a team on a fresh register."""
    return Team(register)
