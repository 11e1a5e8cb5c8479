"""The collector of cyclic garbage, held back."""

import gc
from contextlib import suppress

import pytest

from sijill.collecting import collector_paused


def test_no_collection_runs_inside_and_collections_run_again_after() -> None:
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collections_run_again_after_an_error() -> None:
    with suppress(KeyError), collector_paused():
        raise KeyError
    assert gc.isenabled()


def test_a_block_inside_another_leaves_the_pause_to_it() -> None:
    with collector_paused():
        with collector_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.fixture
def switched_off() -> object:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("switched_off")
def test_who_had_switched_the_collector_off_finds_it_off() -> None:
    with collector_paused():
        pass
    assert not gc.isenabled()
