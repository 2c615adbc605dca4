"""Labelled utterances and dialogues: what was written, and what should be made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "utterances"

# Short names in the files, and the last part of the category's path in the sample.
CATEGORIES: Final = {
    "Pipe fittings": "Stainless pipe fittings",
    "Valves": "Industrial valves",
    "Energy storage": "Energy storage batteries",
    "Pumps": "Centrifugal pumps",
    "CNC": "CNC machining centres",
    "Boxes": "Packaging boxes",
    "Decorations": "Seasonal decorations",
    "LED bulbs": "Car LED headlight bulbs",
}

TERMS: Final = frozenset(
    "quantity annual price budget destination delivery_term needed_by payment samples currency "
    "country cert".split()
)

_SLOT: Final = re.compile(r"(?P<field>[^\s:~<>=!]+)\s*(?P<sign>!=|>=|<=|:|~|=)\s*(?P<value>.+)")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_BATCH: Final = re.compile(r"# batch (\d+)")
_ACT: Final = re.compile(r"@(?P<name>\w+)(?:\((?P<argument>[^)]*)\))?")


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that should be known.

    Attributes:
        sign: ":", "~", ">=", "<=", "=" or "!=".
        value: one label, number, or other value, as text; several labels are several slots.
        numbers: of a nominal number (one) or a range (two) or a size (two or three).
    """

    field: str
    sign: str
    value: str
    numbers: tuple[float, ...] = ()
    unit: str | None = None
    size: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """What should be made of an utterance.

    Attributes:
        acts: names of dialogue acts, with their argument, beside what the slots say.
    """

    slots: tuple[Slot, ...]
    acts: tuple[tuple[str, str | None], ...] = ()

    def has(self, act: str) -> bool:
        """Whether an act of this name is wanted."""
        return any(name == act for name, _ in self.acts)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled utterance.

    Attributes:
        language: "en", "zh", "es" or "de_fr".
        category: last part of the path.
        asked: field that has just been asked about.
        batch: 0 for those the half began with; later ones are numbered as they were added.
    """

    language: str
    half: str
    category: str
    utterance: str
    asked: str | None
    gold: Gold
    batch: int = 0


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A labelled dialogue: per turn the utterance, and the whole goal after it."""

    half: str
    language: str
    category: str
    turns: tuple[tuple[str, tuple[Slot, ...]], ...]


def utterances(half: str) -> Iterator[Labelled]:
    """The labelled utterances of one half, "dev" or "test", or about another catalogue."""
    for path in sorted((FOLDER / half).glob("*.txt")):
        batch = 0
        for line in path.read_text(encoding="utf-8").splitlines():
            begins = _BATCH.match(line)
            batch = int(begins[1]) if begins else batch
            if not line or line.startswith("#"):
                continue
            category, said, gold = line.split(" | ")
            text, _, asked = said.partition(" ??")
            yield Labelled(
                language=path.stem,
                half=half,
                category=CATEGORIES.get(category.strip(), category.strip()),
                utterance=text.strip(),
                asked=asked.strip() or None,
                gold=read_gold(gold),
                batch=batch,
            )


def dialogues(half: str) -> Iterator[Dialogue]:
    """The labelled dialogues of one half."""
    text = (FOLDER / "dialogues.txt").read_text(encoding="utf-8")
    for part in text.split("\n## ")[1:]:
        head, *lines = [line for line in part.splitlines() if line and not line.startswith("# ")]
        its_half, language, category = (word.strip() for word in head.split("|"))
        if its_half != half:
            continue
        said = [line[1:].strip() for line in lines if line.startswith(">")]
        goals = [read_gold(line[1:]).slots for line in lines if line.startswith("=")]
        yield Dialogue(
            half,
            language,
            CATEGORIES.get(category, category),
            tuple(zip(said, goals, strict=True)),
        )


def read_gold(text: str) -> Gold:
    """Read the notation of ``utterances/README.md``."""
    slots: list[Slot] = []
    acts: list[tuple[str, str | None]] = []
    for part in (part.strip() for part in text.split(";")):
        if not part:
            continue
        if part.startswith("@"):
            found = _ACT.fullmatch(part)
            if found is None:
                raise ValueError(f"not an act: {part}")
            acts.append((found["name"], found["argument"]))
            continue
        slot = _SLOT.fullmatch(part.removesuffix("?").strip())
        if slot is None:
            raise ValueError(f"not a slot: {part}")
        slots.extend(_slots(slot["field"], slot["sign"], slot["value"].strip()))
    return Gold(tuple(slots), tuple(acts))


def _slots(field: str, sign: str, value: str) -> Iterator[Slot]:
    if field in TERMS:
        numbers = tuple(float(n) for n in _NUMBER.findall(value)) if field == "price" else ()
        if field == "country" or (field == "price" and sign == "="):
            yield Slot(field, sign, value)
        else:
            unit = value.split()[-1] if field == "price" else None
            yield Slot(field, sign, value, numbers, unit)
    elif sign in ("=", "!="):
        quoted = value.startswith('"') and value.endswith('"')
        for label in (value.strip('"'),) if quoted else re.split(r"/(?!\d)", value):
            yield Slot(field, sign, label.strip())
    else:
        head, _, unit = value.partition(" ")
        size = "x" in head
        parts = head.split("x") if size else head.split("..")
        yield Slot(field, sign, value, tuple(float(n) for n in parts), unit or None, size)


@cache
def same_labels() -> dict[str, frozenset[str]]:
    """Per label, case folded, all labels that say the same."""
    classes: dict[str, frozenset[str]] = {}
    for line in (FOLDER / "same_labels.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            labels = frozenset(label.strip().casefold() for label in line.split("|"))
            for label in labels:
                classes[label] = classes.get(label, frozenset()) | labels
    return classes
