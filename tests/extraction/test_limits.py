from __future__ import annotations

import json
import subprocess
import sys

import pytest

from sijill.extraction import Limits

PROBE = """
import json, resource, socket, sys
from sijill.extraction.limits import Limits, confine
unenforced = confine(Limits.from_argument(sys.argv[1]), 0)
names = ["RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_CORE"]
limits = {name: resource.getrlimit(getattr(resource, name))[1] for name in names}
print(json.dumps([list(unenforced), limits, socket.if_nameindex()]))
"""


@pytest.fixture(scope="module")
def probe() -> tuple[list[str], dict[str, int], list[object]]:
    limits = Limits(memory_bytes=2**30, output_bytes=2**20, open_files=32, seconds=9)
    done = subprocess.run(
        [sys.executable, "-c", PROBE, limits.as_argument()], capture_output=True, check=True, text=True
    )
    unenforced, found, interfaces = json.loads(done.stdout)
    return unenforced, found, interfaces


def test_every_limit_is_set_for_good_or_named_as_missing(
    probe: tuple[list[str], dict[str, int], list[object]],
) -> None:
    unenforced, found, _ = probe
    wanted = {
        "RLIMIT_AS": 2**30,
        "RLIMIT_CPU": 10,
        "RLIMIT_FSIZE": 2**20,
        "RLIMIT_NOFILE": 32,
        "RLIMIT_CORE": 0,
    }

    for name, value in wanted.items():
        assert found[name] == value or any(name in sentence for sentence in unenforced)


def test_the_network_is_cut_off_or_said_not_to_be(
    probe: tuple[list[str], dict[str, int], list[object]],
) -> None:
    unenforced, _, interfaces = probe

    assert any("network" in sentence for sentence in unenforced) or len(interfaces) <= 1
