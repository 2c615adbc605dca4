"""What a buyer can be asked about: attributes of all sources, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema, ValueCount
from dialogue.belief.fields import CORE, Similar, fields_of

PATH = ("Handling", "Stackers")
DRIVE = AttributeDefinition(
    "drive",
    "Drive",
    AttributeKind.ONE_OF,
    0.7,
    140,
    2,
    importance=0.6,
    values=(ValueCount("electric", 90), ValueCount("manual", 50)),
)
ANTRIEB = replace(
    DRIVE,
    id="antrieb",
    label="Antrieb",
    coverage=0.2,
    count=40,
    values=(ValueCount("elektrisch", 30), ValueCount("manuell", 10)),
)


def alike(text: str, labels: Sequence[str]) -> npt.NDArray[np.float32]:
    """A model that knows two pairs of words."""
    pairs = ({"Antrieb", "Drive"}, {"elektrisch", "electric"})
    return np.array([0.9 if {text, one} in pairs else 0.1 for one in labels], np.float32)


def names(similar: Similar | None, *attributes: AttributeDefinition) -> set[str]:
    schema = AttributeSchema(categories={PATH: CategorySchema(PATH, 200, attributes)})
    return {one.name for one in fields_of(schema, [PATH], np.ones(1), similar)} - set(CORE)


def test_what_a_source_names_in_another_language_is_asked_about_once() -> None:
    assert names(alike, DRIVE, ANTRIEB) == {"drive"}


def test_without_likeness_nothing_is_taken_for_the_same() -> None:
    assert names(None, DRIVE, ANTRIEB) == {"drive", "antrieb"}


def test_what_has_no_counterpart_stays() -> None:
    assert names(alike, ANTRIEB) == {"antrieb"}
