"""What the cells of one attribute look like, before anyone has decided what they are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import duckdb

from data.schema.scratch import PREFIX, put
from data.schema.tree import CategoryTree


@dataclass(slots=True)
class Profile:
    """Counts over the products of one category (and below) that state one attribute.

    Attributes:
        cells: products that state it.
        bare: cells whose number has no unit.
        united: cells whose number has a unit, by dimension.
        sizes: cells that hold a size in several directions, by dimension ("" without unit).
        flags: cells that say yes or no.
        lists: cells of words that hold several items.
        distinct: different cells, case folded.
        recurring: cells whose text another product states, too.
        items: items of all cells of words, where some of them are lists; those of them that
            another cell states, too (``items_again``), and how many different ones there are
            (``different_items``).
        long: cells of more than 60 characters or 9 words.
        letters: mean length of a cell.
        coded: cells that look like the code of an article.
        links, dates: cells that are a link or address, or a date.
        integers: cells that hold a bare integer; ``least`` and ``greatest`` of them.
        uniform_digits: whether all bare integers have one number of digits, and which.
        digits: mean number of significant digits of single numbers.
    """

    cells: int = 0
    bare: int = 0
    united: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    flags: int = 0
    lists: int = 0
    distinct: int = 0
    recurring: int = 0
    items: int = 0
    items_again: int = 0
    different_items: int = 0
    long: int = 0
    letters: float = 0.0
    coded: int = 0
    links: int = 0
    dates: int = 0
    integers: int = 0
    least: float = 0.0
    greatest: float = 0.0
    uniform_digits: int | None = None
    digits: float = 0.0

    @property
    def numbers(self) -> int:
        """Cells that hold a number, a range or alternatives, with whatever unit."""
        return self.bare + sum(self.united.values())


_LINK = r"^(https?://|www\.|mailto:|\S+@\S+\.\S+$)"
_DATE = (
    r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([ t]\d{1,2}:.*)?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$"
    r"|^\d{1,2}[ -]?[a-z]{3,9}[ -,]*\d{4}$|^[a-z]{3,9}\.? \d{1,2},? \d{4}$"
)
_CODE = r"^[^ ]*\d[^ ]*( [^ ]*\d[^ ]*)?$"

_FLAGGED = f"""
    CREATE OR REPLACE TEMP TABLE {PREFIX}cell AS
    SELECT v.node, v.attr, lower(v.cell) AS cell, v.unit, v.shape, v.dimension, v.flag IS NOT NULL
            AS flagged, v.low,
        min(v.letters) AS letters, sum(v.n) AS n,
        bool_or(v.part <> v.cell) AS listed
    FROM {PREFIX}distinct v WHERE v.ordinal = 0
    GROUP BY v.node, v.attr, lower(v.cell), v.unit, v.shape, v.dimension, flagged, v.low
"""  # noqa: S608

_PROFILE = f"""
    WITH t AS (
        SELECT c.above AS node, t.attr, t.cell, t.unit,
            min(t.shape) AS shape, min(t.dimension) AS dimension,
            bool_or(t.flagged) AS flagged, min(t.low) AS low,
            min(t.letters) AS letters, sum(t.n) AS n, bool_or(t.listed) AS listed
        FROM {PREFIX}cell t JOIN {PREFIX}closure c ON c.node = t.node
        GROUP BY c.above, t.attr, t.cell, t.unit
    ), s AS (
        SELECT *,
            shape IN ('point', 'range', 'list') AS numeric,
            shape = 'point' AND unit IS NULL AND low = floor(low) AS whole,
            length(ltrim(regexp_replace(cell, '[^0-9]', '', 'g'), '0')) AS all_digits,
            length(trim(regexp_replace(cell, '[^0-9]', '', 'g'), '0')) AS digits
        FROM t
    )
    SELECT node, attr, sum(n) AS cells,
        coalesce(sum(n) FILTER (numeric AND unit IS NULL), 0) AS bare,
        coalesce(sum(n) FILTER (flagged), 0) AS flags,
        coalesce(sum(n) FILTER (listed AND shape = 'none'), 0) AS lists,
        count(*) AS distinct_cells,
        coalesce(sum(n) FILTER (n > 1), 0) AS recurring,
        coalesce(sum(n) FILTER (
            letters > 60 OR length(cell) - length(replace(cell, ' ', '')) > 8), 0) AS long,
        sum(letters * n) / sum(n) AS letters,
        coalesce(sum(n) FILTER (
            shape = 'none' AND letters <= 40 AND regexp_matches(cell, '{_CODE}')), 0) AS coded,
        coalesce(sum(n) FILTER (regexp_matches(cell, '{_LINK}')), 0) AS links,
        coalesce(sum(n) FILTER (NOT numeric AND regexp_matches(cell, '{_DATE}')), 0) AS dates,
        coalesce(sum(n) FILTER (whole), 0) AS integers,
        coalesce(min(low) FILTER (whole), 0) AS least,
        coalesce(max(low) FILTER (whole), 0) AS greatest,
        CASE WHEN min(all_digits) FILTER (whole) = max(all_digits) FILTER (whole)
            THEN max(all_digits) FILTER (whole) END AS uniform_digits,
        coalesce(sum(digits * n) FILTER (shape = 'point')
            / sum(n) FILTER (shape = 'point'), 0) AS digits
    FROM s GROUP BY node, attr
"""  # noqa: S608

_DIMENSIONS = f"""
    SELECT c.above, t.attr, t.shape = 'dimensions', coalesce(t.dimension, ''), sum(t.n)
    FROM {PREFIX}cell t JOIN {PREFIX}closure c ON c.node = t.node
    WHERE (t.shape IN ('point', 'range', 'list') AND t.dimension IS NOT NULL)
        OR t.shape = 'dimensions'
    GROUP BY ALL
"""  # noqa: S608

_ITEMS = f"""
    WITH i AS (
        SELECT c.above AS node, v.attr, lower(v.part) AS part, sum(v.n) AS n
        FROM {PREFIX}distinct v JOIN {PREFIX}closure c ON c.node = v.node
        WHERE v.shape = 'none' AND (v.node, v.attr) IN (
            SELECT DISTINCT node, attr FROM {PREFIX}cell WHERE listed AND shape = 'none')
        GROUP BY c.above, v.attr, lower(v.part)
    )
    SELECT node, attr, sum(n), coalesce(sum(n) FILTER (n > 1), 0), count(*)
    FROM i GROUP BY node, attr
"""  # noqa: S608


def put_closure(con: duckdb.DuckDBPyConnection, tree: CategoryTree) -> None:
    """Scratch table ``closure(node, above)``: every node with itself and all nodes above it."""
    pairs = [(node, above) for node, chain in enumerate(tree.ancestors) for above in chain]
    put(
        con,
        "closure",
        [("node", "int32", [n for n, _ in pairs]), ("above", "int32", [a for _, a in pairs])],
    )


def profiles(con: duckdb.DuckDBPyConnection) -> dict[tuple[int, int], Profile]:
    """Profile by (node, attribute), each over the node and all below it."""
    con.execute(_FLAGGED)
    found: dict[tuple[int, int], Profile] = defaultdict(Profile)
    for row in con.execute(_PROFILE).fetchall():
        node, attr, *figures = row
        (cells, bare, flags, lists, distinct, recurring, long, letters, coded, links, dates,
         integers, least, greatest, uniform, digits) = figures  # fmt: skip
        found[node, attr] = Profile(
            cells=int(cells), bare=int(bare), flags=int(flags), lists=int(lists),
            distinct=int(distinct), recurring=int(recurring), long=int(long),
            letters=float(letters), coded=int(coded), links=int(links), dates=int(dates),
            integers=int(integers), least=least, greatest=greatest,
            uniform_digits=None if uniform is None else int(uniform), digits=float(digits),
        )  # fmt: skip
    for node, attr, is_size, dimension, cells in con.execute(_DIMENSIONS).fetchall():
        profile = found[node, attr]
        (profile.sizes if is_size else profile.united)[dimension] = int(cells)
    for node, attr, items, again, different in con.execute(_ITEMS).fetchall():
        profile = found[node, attr]
        profile.items, profile.items_again = int(items), int(again)
        profile.different_items = int(different)
    return dict(found)
