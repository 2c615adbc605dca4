# ruff: noqa: E501
"""Ingest: what goes in comes out typed, traceable, once."""

from __future__ import annotations

import gzip
import io
import json
from decimal import Decimal

import pytest

from data.errors import CatalogueBusy, MappingError, SourceError
from data.evidence import Basis
from data.money import Money
from data.values import Number, Text

TRUCKS = """\
id,title,category,brand,Model No,Capacity (kg),Power source,Price (USD),MOQ,Lead time,Supplier,Country
T1,Diesel forklift 3 t,Handling > Forklifts,Liftor,FD30,3000,Diesel,18500.00,1,30-45 days,Anhui Demo Forklift,China
T2,Electric forklift 2.5 t,Handling > Forklifts,Liftor,FB25,2500,Electric,21000.50,1 set,40 days,Anhui Demo Forklift,China
T3,LPG forklift 3.5 t,Handling > Forklifts,Hubwerk,HL35,"3,500",LPG,24900,2,6 weeks,Hubwerk Demo GmbH,Germany
T4,Diesel forklift 5 t,Handling > Forklifts,Hubwerk,HD50,N/A,diesel,39000,1,60 days,Hubwerk Demo GmbH,Germany
"""


def test_a_csv_becomes_records(run, write, catalogue):
    report = run(write("trucks.csv", TRUCKS))
    assert (report.read, report.accepted, report.rejected, report.unchanged) == (4, 4, 0, 0)
    assert (report.products, report.offers, report.suppliers) == (4, 4, 2)
    with catalogue() as cat:
        truck = cat.product("T2")
        assert truck.title == "Electric forklift 2.5 t"
        assert truck.category == ("Handling", "Forklifts")
        assert truck.mpn == "FB25"
        (capacity,) = truck.values_of("capacity")
        assert capacity.value == Number(2500.0, 2500.0, "kg")
        (power,) = truck.values_of("power_source")
        assert power.value == Text("Electric")
        (offer,) = cat.offers("T2")
        assert offer.price_breaks[0].unit_price == Money(Decimal("21000.5"), "USD")
        assert offer.moq == Decimal(1)
        assert offer.unit_of_sale == "SET"
        assert offer.lead_times[0].days_low == 40
        supplier = cat.supplier(offer.supplier_id)
        assert (supplier.name, supplier.country) == ("Anhui Demo Forklift", "CN")


def test_what_is_not_stated_is_unknown_not_zero(run, write, catalogue):
    run(write("trucks.csv", TRUCKS))
    with catalogue() as cat:
        assert all(v.value is None for v in cat.product("T4").values_of("capacity"))


def test_every_value_names_its_field(run, write, catalogue):
    path = write("trucks.csv", TRUCKS)
    run(path)
    with catalogue() as cat:
        truck = cat.product("T3")
        (capacity,) = truck.values_of("capacity")
        assert capacity.evidence.row == 3
        assert capacity.evidence.column == "Capacity (kg)"
        assert capacity.evidence.raw == "3,500"
        assert truck.evidence["title"].column == "title"
        (offer,) = cat.offers("T3")
        assert offer.evidence["lead_time"].raw == "6 weeks"
        names = {source.id: source.name for source in cat.generation.manifest.sources}
        assert names[capacity.evidence.source] == str(path)


def test_the_same_file_twice_changes_nothing(run, write, catalogue):
    path = write("trucks.csv", TRUCKS)
    first = run(path)
    again = run(path)
    assert again.generation is None
    assert (again.read, again.accepted, again.unchanged) == (4, 0, 4)
    assert (again.products, again.offers, again.suppliers) == (4, 4, 2)
    with catalogue() as cat:
        assert cat.generation.id == first.generation


def test_a_changed_row_updates_its_product_only(run, write, catalogue):
    run(write("trucks.csv", TRUCKS))
    report = run(write("trucks.csv", TRUCKS.replace("21000.50", "19999")))
    assert (report.accepted, report.unchanged) == (1, 3)
    assert (report.added, report.updated, report.deleted) == (0, 1, 0)
    with catalogue() as cat:
        (offer,) = cat.offers("T2")
        assert offer.price_breaks[0].unit_price.amount == Decimal(19999)
        assert cat.product("T1").title == "Diesel forklift 3 t"
        # What did not change still names the file it was read from.
        sources = {source.id for source in cat.generation.manifest.sources}
        assert cat.product("T1").evidence["title"].source in sources
        assert cat.product("T2").evidence["title"].source in sources


def test_rows_missing_from_a_file_stay_unless_replaced(run, write, catalogue):
    run(write("trucks.csv", TRUCKS))
    fewer = write("trucks.csv", "\n".join(TRUCKS.splitlines()[:4]) + "\n")
    kept = run(fewer)
    assert (kept.generation, kept.products) == (None, 4)
    replaced = run(fewer, replace=True)
    assert (replaced.products, replaced.deleted, replaced.suppliers) == (3, 1, 2)
    with catalogue() as cat:
        assert [p.id for p in cat.iter_products()] == ["T1", "T2", "T3"]


def test_replace_touches_one_dataset_only(run, write):
    run(write("trucks.csv", TRUCKS), dataset="a")
    run(write("trucks.csv", TRUCKS), dataset="b")
    report = run(
        write("trucks.csv", "\n".join(TRUCKS.splitlines()[:2]) + "\n"), dataset="b", replace=True
    )
    assert (report.products, report.deleted) == (5, 3)


def test_the_last_record_of_a_key_wins_and_stays_the_winner(run, write, catalogue):
    lines = TRUCKS.splitlines()
    twice = "\n".join([*lines, lines[1].replace("18500.00", "17000")]) + "\n"
    path = write("trucks.csv", twice)
    report = run(path)
    assert (report.accepted, report.products, report.offers) == (5, 4, 4)
    again = run(path)
    assert (again.generation, again.unchanged) == (None, 5)
    with catalogue() as cat:
        (offer,) = cat.offers("T1")
        assert offer.price_breaks[0].unit_price.amount == Decimal(17000)
    # The later record is gone: the earlier one counts again.
    run(write("trucks.csv", TRUCKS))
    with catalogue() as cat:
        (offer,) = cat.offers("T1")
        assert offer.price_breaks[0].unit_price.amount == Decimal(18500)


def test_several_suppliers_offer_one_product(run, write, catalogue):
    offers = "product_id,supplier,price,currency\nT1,Third Demo Trading,17900,USD\n"
    run(write("trucks.csv", TRUCKS))
    report = run(write("offers.csv", offers))
    assert report.offers == 5
    with catalogue() as cat:
        assert len(cat.offers("T1")) == 2
        assert cat.product("T1").title == "Diesel forklift 3 t"


def test_an_offer_of_an_unknown_product_is_rejected(run, write):
    run(write("trucks.csv", TRUCKS))
    report = run(write("offers.csv", "product_id,supplier,price,currency\nT99,Demo,1,USD\n"))
    assert (report.accepted, report.rejected) == (0, 1)
    assert report.rejects_path is not None
    (reject,) = [json.loads(line) for line in report.rejects_path.read_text().splitlines()]
    assert reject["value"] == "T99"
    assert reject["row"] == 1


def test_a_list_of_suppliers_joins_the_suppliers_that_products_name(run, write, catalogue):
    suppliers = (
        "supplier_id,supplier_name,country,employees,verified,on_time_rate\n"
        "S7,Anhui Demo Forklift,CN,51-100,Gold,97.5%\n"
    )
    run(write("trucks.csv", TRUCKS))
    report = run(write("suppliers.csv", suppliers))
    assert report.suppliers == 2
    with catalogue() as cat:
        (offer,) = cat.offers("T1")
        assert offer.supplier_id == "S7"
        supplier = cat.supplier("S7")
        assert (supplier.employees_low, supplier.employees_high) == (51, 100)
        assert supplier.on_time_rate == pytest.approx(0.975)


def test_a_supplier_that_a_replacement_took_away_comes_back_with_its_list(run, write, catalogue):
    suppliers = write("suppliers.csv", "supplier_id,supplier_name,country\nS7,Lone Demo Co,CN\n")
    trucks = write("trucks.csv", TRUCKS)
    run(suppliers)
    assert run(trucks, replace=True).suppliers == 2
    again = run(suppliers)
    assert (again.accepted, again.suppliers) == (1, 3)
    with catalogue() as cat:
        assert cat.supplier("S7").name == "Lone Demo Co"


def test_bad_rows_are_kept_aside_with_their_reason(run, write):
    bad = TRUCKS + "T5,too,few\n" + ",,Handling,,,1,Diesel,1,1,1 day,X Demo,CN\n"
    report = run(write("trucks.csv", bad))
    assert (report.read, report.accepted, report.rejected) == (6, 4, 2)
    rejects = [json.loads(line) for line in report.rejects_path.read_text().splitlines()]
    assert sorted(r["row"] for r in rejects) == [5, 6]
    assert all(r["reason"] for r in rejects)


def test_a_field_that_cannot_be_read_is_unknown_and_listed(run, write, catalogue):
    odd = TRUCKS.replace("30-45 days", "soon").replace("China", "Atlantis")
    report = run(write("trucks.csv", odd))
    assert report.accepted == 4
    with catalogue() as cat:
        (offer,) = cat.offers("T1")
        assert offer.lead_times == ()
        rows = cat.sql("SELECT field, raw FROM unread_fields ORDER BY ALL").rows
    assert ("offer.lead_time", "soon") in rows
    assert ("supplier.country", "Atlantis") in rows
    assert report.unread == len(rows)


def test_a_price_without_a_currency_is_not_a_price(run, write, catalogue):
    run(write("plain.csv", "id,title,price\nA,Thing,12.50\nB,Other,13\n"))
    with catalogue() as cat:
        assert all(not offer.price_breaks for offer in cat.offers("A"))


def test_constants_say_what_the_file_does_not(run, write, catalogue):
    run(
        write("plain.csv", "id,title,price\nA,Thing,12.50\nB,Other,13\n"),
        constants={"product.category": "Odds > Ends", "offer.currency": "EUR"},
    )
    with catalogue() as cat:
        product = cat.product("A")
        assert product.category == ("Odds", "Ends")
        assert product.evidence["category"].basis is Basis.DECLARED
        (offer,) = cat.offers("A")
        assert offer.price_breaks[0].unit_price == Money(Decimal("12.5"), "EUR")


def test_a_constant_that_cannot_be_read_is_refused(run, write):
    with pytest.raises(MappingError, match=r"offer\.currency"):
        run(write("trucks.csv", TRUCKS), constants={"offer.currency": "doubloons"})


def test_standard_input_and_gzip(run, write, catalogue):
    stream = io.BytesIO(gzip.compress(TRUCKS.encode()))
    report = run("-", stdin=stream)
    assert report.accepted == 4
    assert report.sources[0].name == "-"


def test_no_file_is_a_clear_error(run, tmp_path):
    with pytest.raises(SourceError, match="nowhere"):
        run(tmp_path / "nowhere.csv")


def test_two_writers_do_not_mix(run, write, home):
    from data.catalogue import CatalogueStore

    run(write("trucks.csv", TRUCKS))
    with CatalogueStore(home).build(timeout=0), pytest.raises(CatalogueBusy):  # noqa: SIM117
        with CatalogueStore(home).build(timeout=0):
            pass
