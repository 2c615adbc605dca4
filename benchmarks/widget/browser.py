"""Chromium as the system has it, driven by Playwright: none is downloaded."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final

from data.errors import MissingDependency

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Without them a browser in a container does not start, or asks for addresses of its maker."""


def chromium() -> str:
    """Path of the browser: what CHROMIUM names, or the one on the path.

    Raises:
        MissingDependency: there is none.
    """
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if found is None:
        raise MissingDependency("Chromium is not on the path; install it, or name it with CHROMIUM")
    return found


def launch(playwright: Playwright) -> Browser:
    """Start the browser without a window.

    Raises:
        MissingDependency: there is none.
    """
    return playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
