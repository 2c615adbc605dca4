"""Once: what is worked out once for a view, because the view never changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar, cast

Value = TypeVar("Value")

_KEPT: Final = 64


class Once:
    """Values by what they are of; the ones used last are kept. Safe to share between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key, made if it is not there.

        Two threads that ask for the same at the same time make it twice; an error is not kept.

        Args:
            key: the same for the same value, whose type it determines.
            make: works it out.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("Value", self._kept[key])
        value = make()
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return value
