"""Garbage: the collector is kept from looking through what stays for long.

A catalogue's words and schema are hundreds of thousands of objects. To look through them takes
0.4 s, in which nothing is answered, and Python's collector does it whenever enough else has come
and gone; in a process that was forked it would also make a copy of everything that it looks at.
What conversations leave to be remembered adds to it: 100 ms a time after a few hundred turns, of
which hardly any object was garbage. So what has stayed for a while is taken out of its sight, now
and then and in little pieces.
"""

from __future__ import annotations

import gc
from typing import Final

_RARELY: Final = (1_000, 20, 200)
"""Objects made before a look at the youngest, such looks before one at the next older ones, and
those before one at everything: some four million objects, many thousand turns."""


def settle(*, again: bool = False) -> None:
    """Clear what is garbage by now, and look at what is left no more.

    Args:
        again: look at what was put out of sight before, too, which is for when much of it has been
            let go of.
    """
    if again:
        gc.unfreeze()
    gc.collect()
    gc.freeze()


def look_rarely() -> None:
    """Leave looking through everything to `settle`, but for an unusual lot of objects."""
    gc.set_threshold(*_RARELY)


def look_again() -> None:
    """Put everything back in sight, for a process that ends in good order."""
    gc.unfreeze()
