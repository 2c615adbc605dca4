import pytest
import yaml

from data.mapping.model import Mapping
from data.real import names
from data.schema.overlay import load_overlay
from data.units import dimension_of, parse_unit


@pytest.mark.parametrize("name", names())
def test_every_unit_of_the_mapping_is_known_by_its_own_symbol(real, name):
    mapping = Mapping.model_validate(yaml.safe_load(real(name).mapping.read_text("utf-8")))
    units = {m.unit for meanings in mapping.columns.values() for m in meanings if m.unit}
    assert {unit: parse_unit(unit) for unit in units} == {unit: unit for unit in units}


@pytest.mark.parametrize("name", names())
def test_the_overlay_converts_within_the_dimension(real, name):
    source = real(name)
    mapping = Mapping.model_validate(yaml.safe_load(source.mapping.read_text("utf-8")))
    stated = {m.name: m.unit for meanings in mapping.columns.values() for m in meanings}
    ((_, category),) = load_overlay(source.overlay).categories.items()
    for attribute, overlay in category.attributes.items():
        if overlay.unit is not None:
            assert dimension_of(overlay.unit) == dimension_of(stated[attribute])
