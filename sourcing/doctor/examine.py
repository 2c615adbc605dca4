"""Examine: every check, in the order in which things depend on each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sourcing.doctor.finding import Finding
from sourcing.doctor.home import home
from sourcing.doctor.packages import packages
from sourcing.doctor.service import service

if TYPE_CHECKING:
    from sourcing.bootstrap import Application


def examine(application: Application) -> Iterator[Finding]:
    """Findings, as each check ends."""
    yield from packages()
    yield from home(application)
    yield from service(application)
