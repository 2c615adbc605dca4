"""A real browser on a real service: Chromium as the system has it, `sourcing serve` over a sample.

Every window is watched: a test whose page broke its Content-Security-Policy, wrote an error to the
console or opened a dialog has failed, whatever else it found.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from benchmarks.widget.browser import launch
from benchmarks.widget.service import ServedHome
from benchmarks.widget.visit import Visit
from data.errors import MissingDependency

PATIENCE = 20_000
"""Milliseconds; a turn takes a fraction of one second, other tests on the machine take the rest."""
PRODUCTS = 500
DESKTOP, PHONE = (1440, 900), (390, 844)

Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without one, tests are skipped, or fail where they have to be run."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        try:
            started = launch(playwright)
        except MissingDependency as missing:
            if os.environ.get("CI") == "true":
                pytest.fail(str(missing))
            pytest.skip(str(missing))
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser_home(sample_home: Callable[[int], Path]) -> Path:
    """A home with enough forklifts to be asked about; nothing may be written to it."""
    return sample_home(PRODUCTS)


@pytest.fixture(scope="session")
def service(browser_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedHome]:
    """The service over the small sample; nobody ends it before the tests are over."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(browser_home, home)
    with ServedHome(home) as served:
        yield served


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes windows that share nothing with other ones: storage, cookies, cache."""
    opened: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        width, height = options.pop("size", DESKTOP)
        phone = (width, height) == PHONE
        given = {
            "viewport": {"width": width, "height": height},
            "is_mobile": phone,
            "has_touch": phone,
            "locale": "en-US",
            "reduced_motion": "reduce",
            **options,
        }
        made = browser.new_context(**given)
        made.set_default_timeout(PATIENCE)
        opened.append(made)
        return made

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def watched() -> Iterator[list[Visit]]:
    """Windows whose faults are the test's."""
    visits: list[Visit] = []
    yield visits
    assert [fault for visit in visits for fault in visit.faults()] == []


@pytest.fixture
def visit(
    context: Callable[..., BrowserContext], service: ServedHome, watched: list[Visit]
) -> Open:
    """Opens a page of the service; options are those of a browser's context."""

    def make(
        *,
        path: str = "/",
        address: str | None = None,
        ready: str = "sourcing-composer textarea",
        **options: object,
    ) -> Visit:
        made = Visit(context(**options).new_page(), address or service.address)
        watched.append(made)
        made.open(path, ready=ready)
        return made

    return make
