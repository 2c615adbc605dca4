"""Suppliers that products only name, and a list of suppliers identifies."""

from __future__ import annotations

from pathlib import Path

from data.catalogue import Catalogue
from data.ingest import ingest


def test_a_second_run_still_knows_whom_a_superseded_row_names(tmp_path: Path) -> None:
    suppliers, products = tmp_path / "suppliers.csv", tmp_path / "products.csv"
    suppliers.write_text(
        "Supplier ID,Supplier name,Country\nS-1,Linde GmbH,DE\nS-2,Still AG,DE\n", encoding="utf-8"
    )
    # The first row is superseded by the third, so a second run reads it again.
    products.write_text(
        "Product ID,Title,Supplier name,SKU,Price (USD)\n"
        "P-1,Forklift,Linde GmbH,a,100\n"
        "P-2,Pallet truck,Still AG,b,50\n"
        "P-1,Forklift 3 t,Still AG,c,110\n",
        encoding="utf-8",
    )
    home = tmp_path / "home"
    sources = [str(suppliers), str(products)]
    for replace in (False, True):
        first = ingest(sources, home=home, replace=replace)
        assert first.generation is not None or replace
        again = ingest(sources, home=home, replace=replace)
        assert (again.generation, again.accepted, again.unchanged) == (None, 0, 5)
    with Catalogue.open(home) as catalogue:
        assert {supplier.id for supplier in catalogue.suppliers()} == {"S-1", "S-2"}
        assert {offer.supplier_id for offer in catalogue.offers("P-1")} == {"S-1", "S-2"}
