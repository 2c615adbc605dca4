"""Writes the makers that `data.real.makers` finds into the mappings of the real catalogues.

Run ``python -m data.real.refresh`` after a package brings a newer file or a list of corrections
has changed; then read the difference before committing it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from data.errors import MappingError
from data.real.makers import Corrections, common_spellings, count_makers, find_makers, words_of
from data.real.sources import resolve

SPLIT_SOURCES: Final = ("cec-modules", "sandia-modules")
"""The catalogues whose ``Name`` column holds maker and model joined by a space."""

SPELLED_SOURCES: Final[Mapping[str, str]] = {
    "cec-inverters": "Name",
    "adr-inverters": "Manufacturer",
}
"""The catalogues whose makers stand apart, in several spellings: the column they are in."""

_HEADER_ROWS: Final = 3
_BLOCK: Final = re.compile(
    r"^(?P<indent> *)(?:prefixes: &makers|aliases: &spellings)\n.*?^ *# end of makers\n",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class MakerLists:
    """The makers of one catalogue.

    Attributes:
        prefixes: every spelling that a product name starts with; empty where makers stand apart.
        aliases: spelling to the one recorded.
    """

    prefixes: tuple[str, ...]
    aliases: dict[str, str]


def maker_lists(name: str) -> MakerLists:
    """The makers of a catalogue, found in the file of the installed package.

    Raises:
        SourceError, MissingDependency: as `data.real.sources.resolve`.
    """
    if name in SPELLED_SOURCES:
        return MakerLists((), common_spellings(_stated_makers(name)))
    names = column_of(name, "Name")
    corrections = _corrections(name)
    known = column_of("adr-inverters", "Manufacturer")
    makers = find_makers(names, known=known, corrections=corrections)
    counts = count_makers(names, makers)
    aliases = common_spellings({maker: counts[maker] for maker in makers})
    aliases |= corrections.aliases
    # Some names hold white space twice; their prefix must match before and after cleaning.
    doubled = {
        " ".join(words_of(raw)[: len(words_of(maker))]): raw[: _end(raw, maker)]
        for raw in names
        if "  " in raw
        for maker in makers
        if _end(raw, maker)
    }
    for maker, spelling in doubled.items():
        if spelling != maker:
            aliases[spelling] = aliases.get(maker, maker)
    prefixes = sorted({*makers, *doubled.values()}, key=lambda m: (m.casefold(), m))
    return MakerLists(tuple(prefixes), dict(sorted(aliases.items(), key=_folded)))


def column_of(name: str, column: str) -> list[str]:
    """A column of a catalogue that has names, units and ids as its three header rows."""
    with resolve(name).path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    at = rows[0].index(column)
    return [row[at] for row in rows[_HEADER_ROWS:]]


def refresh(name: str) -> bool:
    """Write the makers of a catalogue into its mapping; whether anything changed.

    Raises:
        MappingError: the mapping has no place for them.
    """
    path = resolve(name).mapping
    before = path.read_text(encoding="utf-8")
    after = with_makers(before, maker_lists(name), path)
    if after != before:
        path.write_text(after, encoding="utf-8")
    return after != before


def with_makers(text: str, lists: MakerLists, path: Path) -> str:
    """The text of a mapping with its makers replaced."""
    match = _BLOCK.search(text)
    if match is None:
        raise MappingError(
            "the mapping has no place for its makers",
            value=str(path),
            accepted="'prefixes: &makers' or 'aliases: &spellings' up to '# end of makers'",
        )
    lines = []
    if lists.prefixes:
        lines = ["prefixes: &makers", *(f"  - {_quoted(maker)}" for maker in lists.prefixes)]
    lines += [
        "aliases: &spellings",
        *(f"  {_quoted(k)}: {_quoted(v)}" for k, v in lists.aliases.items()),
    ]
    lines.append("# end of makers")
    block = "".join(f"{match['indent']}{line}\n" for line in lines)
    return text[: match.start()] + block + text[match.end() :]


def _stated_makers(name: str) -> Counter[str]:
    """The makers a column states, cut out as the mapping does it, with the number of rows."""
    column = SPELLED_SOURCES[name]
    mapping = yaml.safe_load(resolve(name).mapping.read_text(encoding="utf-8"))
    pattern = next(m["pattern"] for m in mapping["columns"][column] if m["to"] == "supplier.name")
    found = (re.search(pattern, cell) for cell in column_of(name, column))
    return Counter(match.group(1) for match in found if match)


def _corrections(name: str) -> Corrections:
    path = Path(__file__).parent / f"{name}.makers.yaml"
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Corrections(
        makers=tuple(given["makers"]),
        not_makers=frozenset(given["not_makers"]),
        aliases=given.get("aliases", {}),
    )


def _end(raw: str, maker: str) -> int:
    match = re.match(r"\s+".join(map(re.escape, words_of(maker))) + r"(?=\s)", raw)
    return match.end() if match else 0


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _folded(item: tuple[str, str]) -> tuple[str, str]:
    return item[0].casefold(), item[0]


def main() -> None:
    """Refresh every mapping."""
    for name in (*SPLIT_SOURCES, *SPELLED_SOURCES):
        refresh(name)


if __name__ == "__main__":
    main()
