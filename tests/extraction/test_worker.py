"""What a confined worker can do: the probe tries it, in a process that confined itself as workers do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from sijill.extraction import Limits
from sijill.extraction.worker import Request

PROBE = """
import json, os, resource, signal, socket, subprocess, sys
from pathlib import Path
from sijill.extraction import confinement
from sijill.extraction.worker import Request, confine

request, source, outside, parent = json.loads(sys.argv[1])
unenforced = [*confinement.leave_network(), *confine(Request.from_json(request), source)]

def tried(action):
    try:
        action()
    except Exception as error:
        return type(error).__name__
    return "done"

def socket_pair_of_net():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as connection:
        connection.settimeout(2)
        connection.connect(("127.0.0.1", int(outside["port"])))

found = {
    "socket": tried(socket_pair_of_net),
    "unix socket": tried(lambda: socket.socket(socket.AF_UNIX)),
    "read outside": tried(lambda: Path(outside["file"]).read_bytes()),
    "read system secret": tried(lambda: Path("/etc/passwd").read_bytes()),
    "list outside": tried(lambda: os.listdir(Path(outside["file"]).parent)),
    "write outside": tried(lambda: Path(outside["file"]).with_name("new").write_bytes(b"x")),
    "write into python": tried(lambda: (Path(sys.prefix) / "sijill-probe").write_bytes(b"x")),
    "child reads outside": subprocess.run(["/bin/cat", outside["file"]], capture_output=True).returncode,
    "signal the parent": tried(lambda: os.kill(parent, 0)),
    "own folder": tried(lambda: Path("note").write_bytes(b"x")),
    "the file itself": os.pread(source, 100, 0).decode(),
    "the file opened anew": tried(lambda: Path(f"/proc/self/fd/{source}").read_bytes()),
    "import": tried(lambda: __import__("zipfile")),
    "environment": sorted(os.environ),
    "limits": {name: resource.getrlimit(getattr(resource, name))[0]
               for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_CORE")},
}
print(json.dumps([unenforced, found]))
"""


@dataclass(frozen=True)
class Found:
    unenforced: list[str]
    found: dict[str, object]

    def said(self, word: str) -> bool:
        return any(word in sentence for sentence in self.unenforced)


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Found:
    folder = tmp_path_factory.mktemp("worker")
    outside = folder / "outside"
    (outside / "own").mkdir(parents=True)
    secret = outside / "secret.txt"
    secret.write_text("نوید")
    given = folder / "given.txt"
    given.write_text("given")
    limits = Limits(memory_bytes=2**31, output_bytes=2**20, open_files=32, seconds=9)
    request = Request("input.txt", 5, str(outside / "own"), limits)
    with given.open("rb") as source:
        descriptor = source.fileno()
        argument = json.dumps([request.as_json(), descriptor, {"file": str(secret), "port": 9}, os.getpid()])
        done = subprocess.run(
            [sys.executable, "-c", PROBE, argument],
            pass_fds=(descriptor,),
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    return Found(*json.loads(done.stdout))


def test_it_opens_no_socket_to_anywhere(probe: Found) -> None:
    assert probe.said("network") or probe.found["socket"] in ("PermissionError", "OSError")
    assert probe.said("calls") or probe.found["unix socket"] == "PermissionError"


@pytest.mark.parametrize(
    "attempt",
    ["read outside", "read system secret", "list outside", "write outside", "write into python"],
)
def test_it_opens_no_file_outside_its_own_folder(probe: Found, attempt: str) -> None:
    assert probe.said("other files") or probe.found[attempt] == "PermissionError"


def test_programs_that_it_starts_can_do_no_more_than_it(probe: Found) -> None:
    assert probe.said("other files") or probe.found["child reads outside"] != 0


def test_it_cannot_reach_the_process_that_asked(probe: Found) -> None:
    assert probe.said("other files") or probe.found["signal the parent"] == "PermissionError"


def test_it_reads_its_file_and_writes_in_its_own_folder(probe: Found) -> None:
    assert probe.found["the file itself"] == "given"
    assert probe.found["the file opened anew"] == "done"
    assert probe.found["own folder"] == "done"
    assert probe.found["import"] == "done"


def test_it_sees_nothing_of_the_environment(probe: Found) -> None:
    assert probe.found["environment"] == ["HOME", "LC_ALL", "PATH", "TMPDIR"]


def test_every_limit_is_set_or_named_as_missing(probe: Found) -> None:
    wanted = {
        "RLIMIT_AS": 2**31,
        "RLIMIT_CPU": 10,
        "RLIMIT_FSIZE": 2**20,
        "RLIMIT_NOFILE": 32,
        "RLIMIT_CORE": 0,
    }
    found = probe.found["limits"]
    assert isinstance(found, dict)

    for name, value in wanted.items():
        assert found[name] == value or probe.said(name)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces all of it")
def test_on_linux_everything_is_enforced(probe: Found) -> None:
    if not Path("/proc/sys/kernel/osrelease").read_text().startswith(tuple("56789")):
        pytest.skip("needs Linux 5.13 or later")

    assert probe.unenforced == []
