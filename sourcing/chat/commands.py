"""Commands: lines that begin with a slash, and the words that leave any program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data.errors import InputError
from dialogue.acts import Act, Compare, MoreResults, Reference, Restart, Select, Undo, WhyThis


class Special(StrEnum):
    """Commands that are no acts of the conversation."""

    HELP = "help"
    QUIT = "quit"
    RFQ = "rfq"
    WHY_QUESTION = "why"


_LEAVING: Final = frozenset(("quit", "exit"))
"""What people type to leave, whatever the program: no product is called that."""


@dataclass(frozen=True, slots=True)
class Command:
    """What a line with a slash asks for: acts, or something special with what follows it."""

    acts: tuple[Act, ...] = ()
    special: Special | None = None
    rest: str = ""


def read_command(line: str) -> Command | None:
    """The command of a line; None when it is none.

    Raises:
        InputError: there is no such command, or its numbers are missing.
    """
    if line.strip().casefold() in _LEAVING:
        return Command(special=Special.QUIT)
    if not line.startswith("/"):
        return None
    name, _, rest = line[1:].strip().partition(" ")
    rest = rest.strip()
    match name.casefold():
        case "undo":
            return Command((Undo(),))
        case "restart":
            return Command((Restart(),))
        case "more":
            return Command((MoreResults(),))
        case "why":
            if not rest:
                return Command(special=Special.WHY_QUESTION)
            return Command((WhyThis(reference=_references(rest, "/why 1")[0]),))
        case "compare":
            return Command((Compare(references=_references(rest, "/compare 1 3") if rest else ()),))
        case "pick":
            return Command((Select(references=_references(rest, "/pick 1 3")),))
        case "rfq":
            return Command(special=Special.RFQ, rest=rest)
        case "help" | "?":
            return Command(special=Special.HELP)
        case "quit" | "exit" | "q":
            return Command(special=Special.QUIT)
    raise InputError(
        "no such command",
        field="command",
        value=line,
        accepted="/why, /compare, /pick, /more, /undo, /restart, /rfq, /help or /quit",
    )


def _references(text: str, example: str) -> tuple[Reference, ...]:
    numbers = [int(one) for one in re.findall(r"\d{1,6}", text)]
    if not numbers or not all(numbers):
        raise InputError(
            "numbers of products are needed", field="command", value=text, accepted=example
        )
    return tuple(Reference(position=one, words=str(one)) for one in numbers)
