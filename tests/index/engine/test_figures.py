"""What a query says of numbers: of which attribute, as what limit, in which unit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.constraint import Constraint, Importance, Operator
from data.schema.attribute_schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema
from index.engine import EmbeddedIndex
from index.engine.figures import FigureReader, blanked
from index.request import FusionSettings, SearchRequest
from index.response import QueryType


def number(id_: str, label: str, dimension: str | None, *names: str) -> AttributeDefinition:
    return AttributeDefinition(
        id_, label, AttributeKind.NUMBER, 1.0, 10, 5, dimension, names=names, importance=0.5
    )


SCHEMA = AttributeSchema(
    {
        ("Trucks",): CategorySchema(
            ("Trucks",),
            10,
            (
                number("capacity", "Load capacity", "mass", "Tragfähigkeit", "额定载荷"),
                number("weight", "Weight", "mass"),
                number("lift", "Lift height", "length"),
                number("cells", "Cells in series", None),
                number("heat", "Heating power at -7/52 °C", "power"),
                number("coefficient", "Coefficient of power", "temperature coefficient"),
            ),
        )
    }
)
READER = FigureReader(SCHEMA)
AT_LEAST, AT_MOST, EQUAL = Operator.AT_LEAST, Operator.AT_MOST, Operator.EQUAL


@pytest.mark.parametrize(
    ("text", "field", "operator", "value", "unit"),
    [
        ("forklift, load capacity at least 2.5 t", "capacity", AT_LEAST, 2.5, "t"),
        ("forklift with a load capacity of 2500 kg", "capacity", EQUAL, 2500, "kg"),
        ("load capacity: 2,500 kg", "capacity", EQUAL, 2500, "kg"),
        ("3.5 t or more load capacity", "capacity", AT_LEAST, 3.5, "t"),
        ("lift height up to 6m", "lift", AT_MOST, 6, "m"),
        ("weight <= 50 kg", "weight", AT_MOST, 50, "kg"),
        ("weight ≥50kg", "weight", AT_LEAST, 50, "kg"),
        ("Stapler Tragfähigkeit mindestens 2,5 t", "capacity", AT_LEAST, 2.5, "t"),
        ("额定载荷至少2.5吨的叉车", "capacity", AT_LEAST, 2.5, "t"),
        ("cells in series at least 85", "cells", AT_LEAST, 85, None),
        ("heating power at -7/52 °C at least 4.2 kW", "heat", AT_LEAST, 4.2, "kW"),
        ("coefficient of power at least -0.45 %/K", "coefficient", AT_LEAST, -0.45, "%/K"),
        ("coefficient of power at most 2.6e-09 %/K", "coefficient", AT_MOST, 2.6e-9, "%/K"),
    ],
)
def test_condition(
    text: str, field: str, operator: Operator, value: float, unit: str | None
) -> None:
    (figure,) = READER.read(text)
    assert figure.condition
    expected = Constraint(field, operator, (value,), unit, Importance.SHOULD)
    assert figure.alternatives == (expected,)


@pytest.mark.parametrize("text", ["forklift 3.5t", "3.5 t forklift", "3.5吨叉车"])
def test_a_measure_without_a_name_may_be_of_any_attribute_of_its_dimension(text: str) -> None:
    (figure,) = READER.read(text)
    assert not figure.condition
    assert {one.field for one in figure.alternatives} == {"capacity", "weight"}
    assert {(one.operator, one.values, one.unit) for one in figure.alternatives} == {
        (EQUAL, (3.5,), "t")
    }


@pytest.mark.parametrize(
    "text",
    ["forklift", "", "windows 10", "FB25-YWL", '1/2"', "load capacity", "3000 K", "2 forklifts"],
)
def test_nothing_is_read_where_nothing_is_said(text: str) -> None:
    assert READER.read(text) == ()


def test_two_conditions_keep_their_own_names() -> None:
    text = "load capacity 2.5 t forklift, lift height up to 6 m"
    first, second = READER.read(text)
    assert (first.text, second.text) == ("load capacity 2.5 t", "lift height up to 6 m")
    assert blanked(text, (first, second)) == "forklift,"


def test_a_name_is_not_taken_from_the_number_that_follows_it() -> None:
    found = READER.read("3 t load capacity at least 2 t")
    assert [(f.condition, f.alternatives[0].operator) for f in found] == [
        (False, EQUAL),
        (True, AT_LEAST),
    ]


@given(st.text(max_size=60))
def test_whatever_is_written_figures_are_in_order_and_apart(text: str) -> None:
    end = 0
    for figure in READER.read(text):
        assert end <= figure.start < figure.stop <= len(text)
        assert text[figure.start : figure.stop] == figure.text
        assert figure.alternatives
        end = figure.stop


@given(
    st.lists(
        st.sampled_from(
            "load capacity weight lift height at least most 3 2.5 -1 t kg m 吨 至少 额定载荷 , : "
            "of ≥ or more 1/2 /".split()
        ),
        max_size=14,
    ),
    st.sampled_from(("", " ")),
)
def test_words_of_conditions_in_any_order(words: list[str], joint: str) -> None:
    text = joint.join(words)
    spans = [(figure.start, figure.stop) for figure in READER.read(text)]
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_who_meets_a_condition_comes_first_and_nobody_is_left_out(small: EmbeddedIndex) -> None:
    response = small.search(SearchRequest("forklift, load capacity at most 2500 kg", explain=True))
    assert response.query.type is QueryType.ATTRIBUTE_HEAVY
    (condition,) = response.query.conditions
    assert (condition.field, condition.operator) == ("load_capacity", AT_MOST)
    assert response.hits[0].product_id == small.search(SearchRequest("LW-20E")).hits[0].product_id
    assert len(response.hits) == 3
    covered = [c.score for c in response.hits[0].contributions if c.part == "coverage"]
    assert covered
    assert covered[0] > 0.4


def test_a_measure_is_the_same_in_another_unit(small: EmbeddedIndex) -> None:
    only_words = FusionSettings(dense_weight=0.0)
    first = small.search(SearchRequest("forklift 3000 kg", fusion=only_words)).hits[0]
    assert first.product_id == small.search(SearchRequest("LW-30D")).hits[0].product_id
