"""The fixtures keep their word: groups, registers, and a browser that stays at home."""

import errno
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sijill.store.register import Register, open_register
from sijill.store.tables import Tables
from tests.browser import Chromium
from tests.machine import LACKS, REQUIRE
from tests.registers import RegisterFactory

pytest_plugins = ["pytester"]

NEEDY = """
    import pytest
    from tests import machine

    machine.LACKS["chromium"] = lambda: "not found"

    @pytest.mark.group("chromium")
    def test_that_needs_a_browser():
        pass

    def test_that_needs_nothing():
        pass
"""
PAGE = """<!doctype html><title>مثال</title><img src="http://elsewhere.example/dot.png">
<script>
new WebSocket("ws://elsewhere.example/");
fetch("/here").then(answer => answer.text()).then(text => document.title = text);
</script>
"""


@pytest.fixture
def needy(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    pytester.makepyfile(NEEDY)
    monkeypatch.delenv(REQUIRE, raising=False)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    return pytester


def run(needy: pytest.Pytester) -> pytest.RunResult:
    return needy.runpytest_subprocess("-p", "tests.machine", "-p", "no:cacheprovider")


def test_a_test_whose_group_the_machine_lacks_is_skipped_and_the_end_says_so(needy: pytest.Pytester) -> None:
    result = run(needy)

    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["skipped groups: chromium: not found (1 test)"])


@pytest.mark.parametrize("names", ["chromium", "openssl, chromium", "all"])
def test_a_required_group_that_is_missing_fails_its_tests(
    needy: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, names: str
) -> None:
    monkeypatch.setenv(REQUIRE, names)

    result = run(needy)

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*needs chromium: not found; install it or let .ci/run do it"])


def test_requiring_a_group_that_does_not_exist_is_refused(
    needy: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(REQUIRE, "chromuim")

    result = run(needy)

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"*{REQUIRE} names no group: chromuim."])


def test_each_group_gives_a_reason_or_none() -> None:
    assert all(lack() is None or lack() for lack in LACKS.values())


def test_a_register_is_the_same_one_after_it_is_reopened(
    register: Register, register_factory: RegisterFactory
) -> None:
    origin = register.keys.origin

    again = register_factory.reopen(register)

    assert Tables(again.alias).select("SELECT origin FROM head") == [(origin,)]


def test_two_registers_do_not_share_a_database(register_factory: RegisterFactory) -> None:
    origins = [
        Tables(register_factory(name).alias).select("SELECT origin FROM head") for name in ("left", "right")
    ]

    assert len(origins[0]) == len(origins[1]) == 1
    assert origins[0] != origins[1]


def test_the_address_of_a_register_opens_it_from_elsewhere(
    register: Register, register_factory: RegisterFactory
) -> None:
    with open_register(register.folder.path, database_url=register_factory.url_of(register)) as other:
        assert other.keys.origin == register.keys.origin


def test_a_small_disk_gets_full(tmpfs: Callable[[int], Path]) -> None:
    folder = tmpfs(1)

    with pytest.raises(OSError, match="space") as caught:
        (folder / "big").write_bytes(bytes(2_000_000))

    assert caught.value.errno == errno.ENOSPC


@pytest.fixture
def site() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((PAGE if self.path == "/" else "وصل").encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_page_reaches_this_machine_and_nothing_else(chromium: Chromium, site: str) -> None:
    page = chromium.new_page()

    page.goto(site)
    page.wait_for_function("document.title === 'وصل'")

    assert sorted(chromium.outside) == ["http://elsewhere.example/dot.png", "ws://elsewhere.example/"]
    chromium.outside.clear()


def test_the_report_and_its_layout_are_there(report: str, report_path: Path) -> None:
    assert report.strip()
    assert report_path.with_suffix(".layout.json").exists()
