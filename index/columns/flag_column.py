"""FlagColumn: yes, no or unknown per product."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.asked import check_choice, is_negative
from data.constraint import Constraint
from data.errors import InputError
from data.parse.flag import parse_flag
from index.columns.manifest import ColumnInfo
from index.columns.scope import Places
from index.columns.truths import Truths, either, negated


@dataclass(frozen=True, slots=True)
class FlagColumn:
    """Flags.

    Attributes:
        flags: int8 per document of the column; 1 yes, -1 no, 0 unknown. A product that states
            both is unknown.
    """

    info: ColumnInfo
    flags: npt.NDArray[np.int8]

    def predicate(self, constraint: Constraint) -> Callable[[Places], Truths]:
        """The truth of a constraint per place.

        Raises:
            InputError: its operator compares, or a value is not yes or no.
        """
        check_choice(constraint)
        asked = {_flag(value, constraint.field) for value in constraint.values}
        negative = is_negative(constraint)

        def truths(places: Places) -> Truths:
            flags = np.array(self.flags[places])
            found = flags if True in asked else negated(flags)
            if len(asked) == 2:
                found = either(flags, negated(flags))
            return negated(found) if negative else found

        return truths


def _flag(value: float | str | bool, field: str) -> bool:
    if isinstance(value, bool):
        return value
    flag = parse_flag(value, column=True) if isinstance(value, str) else None
    if flag is None:
        raise InputError("this field is yes or no", field=field, value=value, accepted="yes, no")
    return flag
