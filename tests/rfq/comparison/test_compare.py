"""The table: requirements first, differences marked, and the best only where it can be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.constraint import Truth
from data.errors import InputError
from data.money import Money
from data.records import DeliveryTerm
from data.schema import AttributeSchema
from data.schema.model import Direction
from data.values import Number
from rfq.comparison import Cell, CellBasis, Comparison, Row, RowGroup, compare
from rfq.comparison.rows import make_row


def row(comparison: Comparison, name: str, group: RowGroup | None = None) -> Row:
    found = comparison.row(name, group)
    assert found is not None, [r.id for r in comparison.rows]
    return found


def best(found: Row) -> str:
    return "".join("★" if cell.best else "." for cell in found.cells)


def test_parts_come_in_order_and_musts_first(table: Any) -> None:
    comparison = table.build()
    groups = list(dict.fromkeys(one.group for one in comparison.rows))
    assert groups == [one for one in RowGroup if one in groups]
    assert [one.id for one in comparison.group(RowGroup.MUST)] == ["flow", "offer.price"]
    assert [one.id for one in comparison.group(RowGroup.SHOULD)] == ["offer.lead_time"]
    assert all(len(one.cells) == len(comparison.columns) for one in comparison.rows)


def test_a_must_is_met_missed_or_unknown_and_says_by_what(table: Any) -> None:
    comparison = table.build()
    flow = row(comparison, "flow")
    assert flow.required == "≥\u00a010\u00a0m³/h"
    assert [cell.truth for cell in flow.cells] == [Truth.MET, Truth.MISSED, Truth.UNKNOWN]
    assert [cell.text for cell in flow.cells] == ["12\u00a0m³/h", "8\u00a0m³/h", "unknown"]
    assert flow.cells[0].evidence[0].raw == "raw flow"
    assert flow.cells[2].basis is CellBasis.UNKNOWN
    assert flow.cells[2].notes == ("not read for sure: raw flow",)
    # 100 USD are 50 EUR, 600 CNY are 75 EUR: both within 80, 90 EUR is not.
    price = row(comparison, "offer.price")
    assert [cell.truth for cell in price.cells] == [Truth.MISSED, Truth.MET, Truth.MET]
    assert [one.musts for one in comparison.columns] == [(1, 1, 0), (1, 1, 0), (1, 0, 1)]


def test_attributes_are_told_apart_by_whether_they_differ(table: Any) -> None:
    comparison = table.build()
    assert [one.id for one in comparison.group(RowGroup.DIFFERENT)] == ["noise", "housing"]
    assert [one.id for one in comparison.group(RowGroup.PARTLY)] == ["voltage"]
    assert [one.id for one in comparison.group(RowGroup.SAME)] == ["self_priming"]
    assert all(one.differs for one in comparison.group(RowGroup.DIFFERENT))
    # A value against an unknown is no difference that anybody has seen.
    assert not any(one.differs for one in comparison.group(RowGroup.PARTLY))


def test_an_attribute_that_is_a_requirement_has_no_second_row(table: Any) -> None:
    comparison = table.build()
    assert [one.group for one in comparison.rows if one.id == "flow"] == [RowGroup.MUST]


def test_the_best_has_a_direction_and_ties_are_all_marked(table: Any) -> None:
    comparison = table.build()
    assert best(row(comparison, "noise")) == "★★."
    assert best(row(comparison, "housing")) == "..."
    assert best(row(comparison, "warranty")) == ".★."
    assert best(row(comparison, "on_time_rate")) == ".★."
    assert best(row(comparison, "rating")) == "..."  # 5.0 from two is no better than 4.8 from 2000
    assert best(row(comparison, "score")) == "★.."


def test_prices_on_one_term_are_compared_in_one_currency(table: Any) -> None:
    comparison = table.build()
    price = row(comparison, "unit_price")
    assert price.note is None
    assert best(price) == ".★."  # 90 EUR, 100 USD = 50 EUR, 600 CNY = 75 EUR
    converted = row(comparison, "unit_price_converted")
    assert [c.value for c in converted.cells] == [
        Money.of(amount, "EUR") for amount in ("90.00", "50.00", "75.00")
    ]
    assert "fixed rate" in converted.cells[1].notes[0]


def test_prices_on_different_terms_are_not_compared(table: Any) -> None:
    table.offers[0] = replace(table.offers[0], delivery_terms=(DeliveryTerm("DDP"),))
    price = row(table.build(), "unit_price")
    assert best(price) == "..."
    assert price.direction is Direction.NEITHER
    assert "delivery terms" in (price.note or "")


def test_prices_in_different_units_are_not_compared(table: Any) -> None:
    table.offers[0] = replace(table.offers[0], unit_of_sale="DZN")
    price = row(table.build(), "unit_price")
    assert best(price) == "..."
    assert "units" in (price.note or "")
    assert best(row(table.build(), "moq")) == "..."


def test_the_landed_cost_adds_up_and_names_its_rows(table: Any) -> None:
    comparison = table.build()
    total = row(comparison, "landed.total")
    groups = [one for one in comparison.group(RowGroup.LANDED) if one.id.startswith("landed.")]
    parts = [r for r in groups if r.id not in ("landed.offered", "landed.total", "landed.per_unit")]
    for index in range(3):
        amounts = [one.cells[index].value for one in parts]
        known = [one.amount for one in amounts if isinstance(one, Money)]
        value = total.cells[index].value
        assert isinstance(value, Money)
        assert value.amount == sum(known)
    freight = row(comparison, "landed.freight").cells[0]
    assert freight.basis is CellBasis.ESTIMATED
    assert freight.sources[0].example
    assert comparison.is_example
    assert "not real" in comparison.notes[0]
    assert best(total) == ".★."


def test_a_floor_is_marked_and_beats_nobody(table: Any) -> None:
    table.offers[2] = replace(table.offers[2], delivery_terms=())
    total = row(table.build(), "landed.total")
    assert total.cells[2].floor
    assert total.cells[2].text.startswith("≥ ")
    # What is known of C is 750 EUR already, more than all of B's? No: B costs more than that.
    assert best(total) == "..."


def test_a_floor_above_the_whole_of_another_is_beaten(table: Any) -> None:
    table.offers[2] = replace(
        table.offers[2],
        delivery_terms=(),
        price_breaks=(replace(table.offers[2].price_breaks[0], unit_price=Money.of(99999, "CNY")),),
    )
    assert best(row(table.build(), "landed.total")) == ".★."


def test_an_expired_price_competes_with_nothing(table: Any) -> None:
    table.offers[1] = replace(table.offers[1], valid_until=date(2026, 1, 14))
    comparison = table.build()
    total = row(comparison, "landed.total")
    assert best(total) == "..★"
    assert "expired" in total.cells[1].notes
    assert "expired" in row(comparison, "validity").cells[1].notes


def test_a_price_that_covers_more_than_is_wanted_is_no_sure_loser(table: Any) -> None:
    table.wanted = DeliveryTerm("EXW")
    table.offers[0] = replace(table.offers[0], delivery_terms=(DeliveryTerm("DDP"),))
    total = row(table.build(), "landed.total")
    # A asks 900 EUR delivered: without the way it could cost less than B's 500 at the works.
    assert best(total) == "..."
    assert "also covers" in total.cells[0].notes[0]


def test_below_the_minimum_there_is_no_price(table: Any) -> None:
    table.offers[1] = replace(table.offers[1], moq=Decimal(40))
    comparison = table.build()
    assert row(comparison, "unit_price").cells[1].text == "sold from 40\u00a0pcs"
    assert row(comparison, "landed.total").cells[1].basis is CellBasis.UNKNOWN
    assert best(row(comparison, "landed.total")) == "..★"


def test_terms_that_a_price_means_nothing_without_are_shown_when_unknown(table: Any) -> None:
    table.offers = [
        replace(one, moq=None, lead_times=(), delivery_terms=(), valid_from=None, valid_until=None)
        for one in table.offers
    ]
    comparison = table.build()
    for name in ("moq", "lead_time", "delivery_terms", "validity"):
        cells = row(comparison, name).cells
        assert [cell.basis for cell in cells] == [CellBasis.UNKNOWN] * 3
        assert {cell.text for cell in cells} == {"unknown"}


def test_what_a_supplier_has_confirmed_says_so(table: Any) -> None:
    table.confirmed = frozenset({"noise", "moq"})
    comparison = table.build()
    assert row(comparison, "noise").cells[0].basis is CellBasis.CONFIRMED
    assert row(comparison, "moq").cells[0].basis is CellBasis.CONFIRMED
    assert row(comparison, "moq").cells[2].basis is CellBasis.UNKNOWN  # nothing was confirmed
    assert row(comparison, "brand").cells[0].basis is CellBasis.INFERRED
    assert row(comparison, "housing").cells[0].basis is CellBasis.LISTED


def test_products_alone_can_be_compared(table: Any) -> None:
    from data.schema.model import CategorySchema
    from rfq.comparison import Candidate

    schema = AttributeSchema({(): CategorySchema((), 0, ())})
    alone = compare([Candidate(one) for one in table.products], schema=schema, on=date(2026, 1, 1))
    assert {one.group for one in alone.rows} == {RowGroup.PRODUCT}
    assert alone.currency is None


def test_there_is_something_to_compare_and_not_too_much(table: Any) -> None:
    with pytest.raises(InputError, match="columns"):
        compare([], schema=AttributeSchema(), on=date(2026, 1, 1))


def test_texts_and_labels_are_in_the_language(table: Any) -> None:
    chinese = table.build("zh-CN")
    assert row(chinese, "flow").label == "流量"
    assert row(table.build("zh-Hans"), "flow").label == "流量"
    assert row(table.build("zh-Hans"), "housing").cells[0].text == "钢"
    assert row(table.build("es"), "flow").label == "Caudal"
    assert row(table.build("es"), "landed.total").label == "Coste total en destino"
    assert row(table.build("es"), "unit_price").cells[0].text == "90,00\u00a0EUR / uds."


numbers = st.none() | st.tuples(st.integers(0, 9), st.integers(0, 4))


@given(st.lists(numbers, min_size=1, max_size=6), st.sampled_from([Direction.MORE, Direction.LESS]))
def test_best_is_never_beaten_and_never_unknown(
    ranges: list[tuple[int, int] | None], direction: Direction
) -> None:
    cells = [
        Cell()
        if one is None
        else Cell(one[0], str(one), CellBasis.LISTED, range=(one[0], one[0] + one[1]))
        for one in ranges
    ]
    found = make_row("x", RowGroup.DIFFERENT, "x", cells, direction=direction)
    known = [cell.range for cell in found.cells if cell.range is not None]
    for cell in found.cells:
        if cell.range is None:
            assert not cell.best
            continue
        others = list(known)
        others.remove(cell.range)
        if direction is Direction.LESS:
            wins = all(cell.range[1] <= low for low, _ in others)
        else:
            wins = all(cell.range[0] >= high for _, high in others)
        all_same = len({end for one in known for end in one}) == 1
        assert cell.best == (wins and len(known) > 1 and not all_same)


def test_a_point_attribute_of_two_units_is_not_compared(table: Any) -> None:
    value = table.products[0].attributes[1]
    other = replace(value, value=Number(55.0, 55.0, "sone"))
    table.products[0] = replace(
        table.products[0],
        attributes=(table.products[0].attributes[0], other, *table.products[0].attributes[2:]),
    )
    noise = row(table.build(), "noise")
    assert best(noise) == "..."
    assert noise.note == "different units"
