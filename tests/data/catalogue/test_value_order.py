"""DuckDB gives the rows of a product in any order: its values must not depend on it."""

from itertools import permutations

from data.catalogue.values import rows_of_values, values_of_rows
from data.evidence import Evidence
from data.records import AttributeValue
from data.schema.model import AttributeKind
from data.values import Dimensions, Number

SIZE = Dimensions((20.0, 18.0, 6.0), "cm")
EVIDENCE = Evidence("abcdef012345", 7, "Size", "20 x 18 x 6 cm")
VOLTS = [Number(12.0, 12.0, "V"), Number(24.0, 24.0, "V")]
KINDS = {"size": AttributeKind.DIMENSIONS, "voltage": AttributeKind.NUMBER}


def test_a_size_keeps_its_directions_whatever_order_its_rows_are_in():
    value = AttributeValue("size", SIZE, SIZE, EVIDENCE)
    rows = rows_of_values("p", [value], KINDS)
    assert len(rows) == 3
    assert {values_of_rows(some) for some in permutations(rows)} == {(value,)}


def test_alternatives_keep_their_order():
    evidence = Evidence("abcdef012345", 7, "Voltage", "12V/24V")
    values = tuple(AttributeValue("voltage", v, v, evidence) for v in VOLTS)
    rows = rows_of_values("p", values, KINDS)
    assert [v.value for v in values_of_rows(rows[::-1])] == VOLTS


def test_two_sizes_in_one_bag_stay_two():
    other = Dimensions((30.0, 28.0, 9.0), "cm")
    values = tuple(AttributeValue("size", s, s, EVIDENCE) for s in (SIZE, other))
    assert values_of_rows(rows_of_values("p", values, KINDS)) == values
