"""Do titles say it? What sellers put into a title is what their buyers search by.

A title "says" an attribute's value when it contains its words, or a number of the same digits, all
of them or the first three, whatever the power of ten ("2.5 t" and "FB25" say 2500 kg, "M410" says
410.06 W). Much of that happens by chance: how often another product's title of the same category
says the value is taken off, as Cohen's kappa does (Cohen 1960, "A coefficient of agreement for
nominal scales"):

    titled = (own - other) / (stated - other)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import duckdb

from data.schema.readings import readings
from data.schema.scratch import PREFIX, put
from data.schema.tree import CategoryTree

_SAMPLE: Final = 300
"""Products of each category whose titles are looked into, a fixed pseudo-random choice."""
_FEWEST: Final = 20
"""Products that have to state an attribute for anything to be said of it."""


_FORMATTED: Final = "format('{}', abs(r.low))"


def _digits(text: str) -> str:
    """SQL: the significant digits of a number as written."""
    return f"trim(replace(replace({text}, '.', ''), ',', ''), '0')"


_TITLES = f"""
    CREATE OR REPLACE TEMP TABLE {PREFIX}title AS
    WITH said AS (
        SELECT t.id, p.node, lower(t.title) AS words, list_transform(
            regexp_extract_all(t.title, '[0-9]+([.,][0-9]+)?'), lambda x: {_digits("x")}
        ) AS numbers
        FROM products t JOIN {PREFIX}product p ON p.id = t.id
        QUALIFY row_number() OVER (PARTITION BY p.node ORDER BY hash(t.id), t.id) <= {_SAMPLE}
    )
    SELECT *,
        coalesce(lead(words) OVER w, first_value(words) OVER w) AS other_words,
        coalesce(lead(numbers) OVER w, first_value(numbers) OVER w) AS other_numbers
    FROM said WINDOW w AS (
        PARTITION BY node ORDER BY hash(id), id
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
"""  # noqa: S608

_SAID = f"""
    WITH stated AS (
        SELECT r.node, r.attr, t.words, t.numbers, t.other_words, t.other_numbers,
            if(r.low IS NULL, NULL, [
                {_digits(_FORMATTED.format("{:.6f}"))},
                {_digits(f"split_part({_FORMATTED.format('{:.2e}')}, 'e', 1)")}
            ]) AS digits,
            CASE WHEN r.flag IS NULL THEN lower(coalesce(r.item, r.text))
                WHEN r.flag THEN l.label END AS value
        FROM ({readings(f"r.ordinal = 0 AND r.product_id IN (SELECT id FROM {PREFIX}title)")}) r
        JOIN {PREFIX}title t ON t.id = r.product_id
        JOIN {PREFIX}label l ON l.attr = r.attr
    ), judged AS (
        SELECT node, attr,
            if(digits IS NULL, contains(words, value), list_has_any(numbers, digits)) AS own,
            if(digits IS NULL, contains(other_words, value),
                list_has_any(other_numbers, digits)) AS other
        FROM stated WHERE digits[1] <> '' OR (digits IS NULL AND length(value) > 1)
    )
    SELECT node, attr, count(*), count_if(own), count_if(other) FROM judged GROUP BY ALL
"""  # noqa: S608


def titled(
    con: duckdb.DuckDBPyConnection, tree: CategoryTree, labels: Sequence[str]
) -> dict[tuple[int, int], float]:
    """How far titles say the value, by (node, attribute): 0 is no more than by chance, 1 always.

    Args:
        con: with the scratch tables of `data.schema.readings`.
        tree: of the categories.
        labels: name of each attribute; what a title says of an attribute that is "yes".
    """
    put(
        con,
        "label",
        [
            ("attr", "int32", list(range(len(labels)))),
            ("label", "string", [label.lower() for label in labels]),
        ],
    )
    con.execute(_TITLES)
    sums: dict[tuple[int, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for node, attr, *counts in con.execute(_SAID).fetchall():
        for above in tree.ancestors[node]:
            total = sums[above, attr]
            for place, number in enumerate(counts):
                total[place] += int(number)
    return {
        key: max(0.0, (own - other) / (stated - other))
        for key, (stated, own, other) in sums.items()
        if stated >= _FEWEST and stated > other
    }
