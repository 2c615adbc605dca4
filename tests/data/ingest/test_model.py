"""Whatever is ingested in whatever order, the catalogue is what a plain dictionary would be."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.ingest import ingest

_KEYS = st.sampled_from(["A", "B", "C", "D"])
_ROW = st.tuples(_KEYS, st.integers(1, 3), st.sampled_from(["Demo One", "Demo Two"]))
_RUN = st.tuples(st.lists(_ROW, min_size=1, max_size=6), st.booleans())

Row = tuple[str, int, str]


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.lists(_RUN, min_size=1, max_size=3))
def test_the_catalogue_is_the_last_word_on_every_key(
    runs: list[tuple[list[Row], bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        expected: dict[str, int] = {}
        offered: dict[tuple[str, str], int] = {}
        for rows, replace in runs:
            path = Path(folder) / "feed.csv"
            _write(path, rows)
            report = ingest([str(path)], home=home, replace=replace)
            assert report.read == report.accepted + report.rejected + report.unchanged
            if replace:
                expected, offered = {}, {}
            for key, size, supplier in rows:
                expected[key] = size
                offered[key, supplier] = size
            again = ingest([str(path)], home=home, replace=replace)
            assert (again.generation, again.unchanged) == (None, len(rows))
            with Catalogue.open(home) as catalogue:
                sizes = dict(catalogue.sql("SELECT id, title FROM products").rows)
                prices = {
                    (product, supplier): int(price)
                    for product, supplier, price in catalogue.sql(
                        """SELECT o.product_id, s.name, o.price_breaks[1].unit_price
                           FROM offers o JOIN suppliers s ON s.id = o.supplier_id"""
                    ).rows
                }
            assert sizes == {key: f"Thing number {size}" for key, size in expected.items()}
            assert prices == offered


def _write(path: Path, rows: list[Row]) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "title", "price_usd", "supplier_name"])
        for key, size, supplier in rows:
            writer.writerow([key, f"Thing number {size}", size, supplier])
