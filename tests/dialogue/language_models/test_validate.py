"""What a model proposes becomes an act only if the utterance and the catalogue bear it out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from data.constraint import Constraint, Importance, Operator
from data.schema import AttributeSchema
from data.schema.model import (
    AttributeDefinition,
    AttributeKind,
    CategorySchema,
    Quantiles,
    ValueCount,
)
from dialogue.acts import Act, DontKnow, Inform, Matters, NoPreference, OffTopic, Want
from dialogue.language_models.proposal import Proposal, Proposals
from dialogue.language_models.validate import CONFIDENCE, validated

PATH = ("Handling", "Trucks")
ENDS = Quantiles(1000, 1200, 1500, 2500, 3500, 5000, 7000)
LOAD = AttributeDefinition(
    "load", "Load", AttributeKind.NUMBER, 1.0, 9, 9, dimension="mass", unit="kg", quantiles=ENDS
)
FUEL = AttributeDefinition(
    "fuel",
    "Fuel",
    AttributeKind.ONE_OF,
    1.0,
    9,
    2,
    values=(ValueCount("LPG", 5, ("liquid gas",)), ValueCount("Diesel", 4)),
    synonyms={"LPG": ("autogas",)},
)
CABIN = AttributeDefinition("cabin", "Cabin", AttributeKind.BOOLEAN, 1.0, 9, 2)
TEXT = AttributeDefinition("remark", "Remark", AttributeKind.TEXT, 1.0, 9, 9)
SCHEMA = AttributeSchema(
    {
        (): CategorySchema((), 9, ()),
        PATH: CategorySchema(PATH, 9, (LOAD, FUEL, CABIN, TEXT)),
    }
)
SAID = "something that can carry 2,500 kg and runs on autogas, with a roof over my head"


def acts(*proposals: Proposal, utterance: str = SAID) -> tuple[Act, ...]:
    return validated(proposals, utterance, SCHEMA, PATH)


def propose(**fields: Any) -> Proposal:
    return Proposal(**{"act": "require", "words": "runs on autogas", **fields})


def test_what_holds_becomes_an_act() -> None:
    heavy = propose(field="load", operator="≥", values=(2500,), unit="kg", words="carry 2,500 kg")
    gas = propose(field="fuel", values=("autogas",), must=False)
    roof = propose(field="cabin", values=(True,), words="a roof over my head")
    assert [one.constraint for one in acts(heavy, gas, roof) if isinstance(one, Inform)] == [
        Constraint("load", Operator.AT_LEAST, (2500.0,), "kg"),
        Constraint("fuel", Operator.EQUAL, ("LPG",), None, Importance.SHOULD),
        Constraint("cabin", Operator.EQUAL, (True,)),
    ]
    assert {one.confidence for one in acts(heavy, gas, roof)} == {CONFIDENCE}


def test_other_acts() -> None:
    found = acts(
        Proposal(act="matters", field="load", words="carry"),
        Proposal(act="no_preference", field="fuel", words="autogas"),
        Proposal(act="dont_know", field="cabin", words="roof"),
        Proposal(act="want", query="something that can carry", words="something"),
        Proposal(act="off_topic", words="over my head"),
    )
    assert [type(one) for one in found] == [Matters, NoPreference, DontKnow, Want, OffTopic]


@pytest.mark.parametrize(
    "fields",
    [
        {"field": "no_such_field", "values": ("LPG",)},
        {"field": "remark", "values": ("LPG",)},
        {"field": "offer.price", "operator": "≤", "values": (1,), "unit": "USD"},
        {"field": "fuel", "values": ("Plutonium",)},
        {"field": "fuel", "values": ("LPG", "Plutonium"), "operator": "one of"},
        {"field": "fuel", "values": (5,)},
        {"field": "fuel", "values": ("LPG",), "operator": "≥"},
        {"field": "fuel", "values": ("LPG",), "unit": "kg"},
        {"field": "fuel", "values": ()},
        {"field": "fuel", "values": ("LPG",), "words": "never said"},
        {"field": "fuel", "values": ("LPG",), "words": " "},
        {"field": "cabin", "values": ("yes",)},
        {"field": "load", "values": (2500,), "words": "2,500 kg"},
        {"field": "load", "values": (2500,), "unit": "m", "words": "2,500 kg"},
        {"field": "load", "values": (2500,), "unit": "blorp", "words": "2,500 kg"},
        {"field": "load", "values": (3500,), "unit": "kg", "words": "2,500 kg"},
        {"field": "load", "values": ("2500",), "unit": "kg", "words": "2,500 kg"},
        {"field": "load", "values": (2500,), "unit": "t", "words": "2,500 kg"},
        {"field": "load", "values": (2500, 2500), "unit": "kg", "words": "2,500 kg"},
        {"act": "want", "query": "a yacht"},
        {"act": "want", "query": ""},
    ],
)
def test_what_does_not_hold_is_dropped(fields: dict[str, Any]) -> None:
    assert acts(propose(**fields)) == ()


@pytest.mark.parametrize(
    "document",
    [
        {"acts": [{"act": "select_supplier", "words": "x"}]},
        {"acts": [{"act": "require", "words": "x", "run": "rm -rf"}]},
        {"acts": [], "say": "Buy from me."},
        {"acts": [{"act": "require", "words": "x", "operator": "like"}]},
        {"acts": [{"act": "require", "words": "x" * 500}]},
        {"acts": [{"act": "want", "words": "x", "query": "y"}] * 50},
    ],
)
def test_there_is_no_form_for_anything_else(document: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Proposals.model_validate(document)


@given(
    st.builds(
        Proposal,
        act=st.sampled_from(["require", "want", "matters", "no_preference", "off_topic"]),
        words=st.sampled_from(["autogas", "2,500 kg", "roof", "nonsense", ""]),
        field=st.sampled_from(["load", "fuel", "cabin", "remark", "x", None]),
        operator=st.sampled_from(["=", "≥", "between", "one of", "about", None]),
        values=st.lists(
            st.one_of(st.floats(), st.booleans(), st.sampled_from(["LPG", "x"])), max_size=4
        ).map(tuple),
        unit=st.sampled_from(["kg", "t", "m", "x", None]),
        query=st.sampled_from(["something", "y", None]),
    )
)
def test_whatever_is_proposed_names_what_exists(proposal: Proposal) -> None:
    for act in acts(proposal):
        assert act.words in SAID
        if isinstance(act, Inform):
            constraint = act.constraint
            assert constraint.field in {"load", "fuel", "cabin"}
            if constraint.field == "fuel":
                assert set(constraint.values) <= {"LPG", "Diesel"}
            if constraint.field == "load":
                assert set(constraint.values) <= {2500.0}
