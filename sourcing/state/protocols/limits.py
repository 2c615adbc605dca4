"""Limits: what the stores do unless asked otherwise."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

PAGE: Final = 50
"""Entries of a list, unless another number is asked for; 200 at most."""
LEASE: Final = timedelta(seconds=60)
"""For how long a request is somebody's to answer."""
KEPT: Final = timedelta(hours=24)
"""For how long its answer is given again."""
