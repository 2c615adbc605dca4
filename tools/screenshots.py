"""Take the pictures of the documents from the running product, with the sample catalogue.

    python tools/screenshots.py [FOLDER]      default: docs/images

Serves the sample from a home of its own, which takes minutes to index, or from the one that
SOURCING_HOME names, and drives a real browser: Chromium, found on the path or named by CHROMIUM.
Needs the `playwright` package, which is in the `test` extra; not its browsers.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP, PHONE = (1440, 900), (390, 844)
NEED = "20 electric forklifts, at least 2.5 t, to Hamburg by March"
CHINESE = "我要20台2.5吨以上的电动叉车"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Attributes:
        name: of its file.
        act: what is done before it is taken.
    """

    name: str
    act: Callable[[Page], None]
    size: tuple[int, int] = DESKTOP
    scheme: Literal["light", "dark"] = "light"
    path: str = "/"
    locale: str = "en-US"


def say(page: Page, text: str) -> None:
    """Write something and wait for its products."""
    field = page.locator("textarea")
    field.fill(text)
    field.press("Enter")
    page.locator("sourcing-turn").last.wait_for()
    page.locator("sourcing-card").first.wait_for()


def begin(page: Page) -> None:
    """Before anything is said."""
    page.locator("sourcing-start li").first.wait_for()


def need(page: Page) -> None:
    """The first answer."""
    say(page, NEED)


def why(page: Page) -> None:
    """Why the first product is there, and a shortlist."""
    say(page, NEED)
    cards = page.locator("sourcing-card")
    cards.nth(0).locator(".why").click()
    for n in (0, 1):
        cards.nth(n).locator(".actions button").first.click()
        page.locator(".shortlist strong", has_text=str(n + 1)).wait_for()


def change(page: Page) -> None:
    """A chip that is being changed."""
    say(page, NEED)
    page.locator("sourcing-need button.requirement").last.click()
    page.locator("sourcing-chip-editor form").first.wait_for()


def chinese(page: Page) -> None:
    """The same in Chinese."""
    say(page, CHINESE)


def view(name: str) -> Callable[[Page], None]:
    """One of the views beside the conversation, two products on the shortlist."""

    def act(page: Page) -> None:
        why(page)
        page.get_by_role("tab", name=name).first.click()
        # The page listens to events all the time, so the network is never idle.
        page.wait_for_timeout(5000)

    return act


def embedded(page: Page) -> None:
    """The conversation opened in a shop's page."""
    page.locator("sourcing-launcher .launch").click()
    say(page, NEED)


SHOTS = (
    Shot("start-desktop-light", begin),
    Shot("search-desktop-light", need),
    Shot("search-desktop-dark", need, scheme="dark"),
    Shot("why-desktop-light", why),
    Shot("change-desktop-dark", change, scheme="dark"),
    Shot("start-phone-light", begin, size=PHONE),
    Shot("search-phone-light", need, size=PHONE),
    Shot("chinese-phone-dark", chinese, size=PHONE, scheme="dark", locale="zh-CN"),
    Shot("compare-desktop-light", view("Compare")),
    Shot("suppliers-desktop-light", view("Suppliers")),
    Shot("chart-desktop-dark", view("Chart"), scheme="dark"),
    Shot("embedded-desktop-light", embedded, path="/demo"),
)


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Serve the sample as long as the block lasts; gives the address.

    Raises:
        RuntimeError: it did not start; its output is on standard error.
    """
    environment = {**os.environ, "SOURCING_HOME": str(home)}
    command = [sys.executable, "-m", "sourcing.cli.main", "serve", "--demo", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        try:
            for line in server.stdout or ():
                if found := re.search(r"http://\S+", line):
                    yield found.group()
                    return
            raise RuntimeError("the service did not start")
        finally:
            server.terminate()


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> Path:
    """Take one picture in a window of its own; returns its file."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        locale=shot.locale,
        has_touch=shot.size == PHONE,
        is_mobile=shot.size == PHONE,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + shot.path)
    shot.act(page)
    page.wait_for_timeout(400)
    target = folder / f"{shot.name}.png"
    page.screenshot(path=target, scale="css")
    context.close()
    return target


def main() -> None:
    """Take all pictures."""
    from playwright.sync_api import sync_playwright

    if len(sys.argv) > 2 or sys.argv[1:2] in (["-h"], ["--help"]):
        sys.exit(__doc__)
    folder = Path(sys.argv[1]) if len(sys.argv) == 2 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is not on the path; name it with CHROMIUM")
    with (
        tempfile.TemporaryDirectory() as scratch,
        serving(Path(os.environ.get("SOURCING_HOME", scratch))) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for shot in SHOTS:
            sys.stdout.write(f"{take(browser, address, shot, folder)}\n")
        browser.close()


if __name__ == "__main__":
    main()
