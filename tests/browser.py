"""The system's Chromium, driven by Playwright, that can reach nothing but this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.machine import chromium_path, need

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route, WebSocketRoute

HERE = {"127.0.0.1", "localhost"}
WITHOUT_NETWORK = {"about", "blob", "data", "file"}
ARGUMENTS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # What no route sees (look-ahead, WebRTC) finds no address either.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]


class Chromium:
    """A browser for one test. ``outside`` lists the addresses off this machine that its pages asked for."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.outside: list[str] = []

    def new_page(self, **options: Any) -> Page:
        """Open an empty page in a profile of its own; ``options`` are those of Playwright's contexts."""
        context = self._browser.new_context(service_workers="block", **options)
        context.route("**/*", self._route)
        context.route_web_socket("**/*", self._route_web_socket)
        self._contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        """Close all pages."""
        for context in self._contexts:
            context.close()

    def _route(self, route: Route) -> None:
        if self._is_here(route.request.url):
            route.continue_()
        else:
            route.abort()

    def _route_web_socket(self, route: WebSocketRoute) -> None:
        if self._is_here(route.url):
            route.connect_to_server()
        else:
            route.close()

    def _is_here(self, url: str) -> bool:
        parts = urlsplit(url)
        here = parts.scheme in WITHOUT_NETWORK or parts.hostname in HERE
        if not here:
            self.outside.append(url)
        return here


@pytest.fixture(scope="session")
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    arguments = [*ARGUMENTS]
    if sys.platform == "linux" and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    # Playwright keeps an event loop in this thread, and Django then refuses to read a database there.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium_path(), headless=True, args=arguments, chromium_sandbox=False
            )
            yield browser
            browser.close()


@pytest.fixture
def chromium(request: pytest.FixtureRequest) -> Iterator[Chromium]:
    """Give a browser whose ``new_page()`` opens pages.

    What a page asks for off this machine is refused, and the test fails unless it clears ``outside``.
    """
    need("chromium")
    chromium = Chromium(request.getfixturevalue("_browser"))
    yield chromium
    chromium.close()
    assert chromium.outside == [], "a page asked for something off this machine"


@pytest.fixture
def page(chromium: Chromium) -> Page:
    """Give one empty page."""
    return chromium.new_page()
