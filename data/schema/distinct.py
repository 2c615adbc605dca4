"""The one heavy pass: from readings to distinct readings with counts.

After it, learning only ever sees distinct cells per category and attribute, which for a million
products are a few per cent of the readings.
"""

from __future__ import annotations

import duckdb

from data.schema.readings import READINGS
from data.schema.scratch import PREFIX

LONGEST_TEXT = 160
"""Longer texts are prose: they are told apart by a hash, and none becomes the value of a filter."""

_MICRO = 1_000_000
"""Logs of prices are kept as whole millionths, so that their sums do not depend on the order of
rows."""

_PRICES = f"""
    CREATE OR REPLACE TEMP TABLE {PREFIX}price AS
    WITH first AS (
        SELECT o.product_id, o.currency,
            list_max(list_transform(o.price_breaks, lambda b: b.unit_price))::DOUBLE AS price
        FROM offers o WHERE o.currency IS NOT NULL AND len(o.price_breaks) > 0
    ), mean AS (
        SELECT product_id, currency, sum(round(ln(price) * {_MICRO})::BIGINT) // count(*) AS price
        FROM first WHERE price > 0 GROUP BY product_id, currency
    ), one AS (
        SELECT product_id, min(currency) AS currency, arg_min(price, currency) AS price
        FROM mean GROUP BY product_id
    )
    SELECT one.product_id, (one.price
        - sum(one.price) OVER g // count(*) OVER g)::BIGINT AS z
    FROM one JOIN {PREFIX}product p ON p.id = one.product_id
    WINDOW g AS (PARTITION BY p.node, one.currency)
    QUALIFY count(*) OVER g > 1
"""  # noqa: S608

_DISTINCT = f"""
    CREATE OR REPLACE TEMP TABLE {PREFIX}distinct AS
    SELECT node, attr, ordinal, shape, unit, dimension, low, high, flag,
        if(length(r.text) <= {LONGEST_TEXT}, r.text, left(r.text, 80) || ' #' || hash(r.text))
            AS cell,
        if(length(item) <= {LONGEST_TEXT}, item, left(item, 80) || ' #' || hash(item)) AS part,
        min(base_low) AS base_low, min(base_high) AS base_high,
        min(length(r.text)) AS letters,
        count(*) AS n, count(z) AS zn, coalesce(sum(z), 0)::HUGEINT AS z1,
        coalesce(sum(z::HUGEINT * z), 0)::HUGEINT AS z2
    FROM ({READINGS}) r LEFT JOIN {PREFIX}price z ON z.product_id = r.product_id
    GROUP BY node, attr, ordinal, shape, unit, dimension, low, high, flag, cell, part
"""  # noqa: S608


def put_distinct(con: duckdb.DuckDBPyConnection) -> None:
    """Scratch tables ``price(product_id, z)`` and ``distinct``.

    ``z`` is the log of a product's price at its smallest quantity in millionths, less the mean of
    its category and currency: no exchange rate is needed, and what a category as a whole costs
    plays no part.
    A row of ``distinct`` is a distinct item of a cell, with the number of products that state it
    and the sums of their ``z``.
    """
    con.execute(_PRICES)
    con.execute(_DISTINCT)
