import pytest
import yaml

from data.mapping.model import Mapping
from data.real import names
from data.schema.overlay import load_overlay

LANGUAGES = {"en", "zh", "es"}
NOT_ASKED = 0.2
"""Attributes of at most this importance need no question."""


def attributes_of(source):
    ((category, overlay),) = load_overlay(source.overlay).categories.items()
    return category, overlay.attributes


@pytest.mark.parametrize("name", names())
def test_the_overlay_words_exactly_what_the_mapping_feeds(real, name):
    source = real(name)
    mapping = Mapping.model_validate(yaml.safe_load(source.mapping.read_text("utf-8")))
    category, attributes = attributes_of(source)
    assert category == mapping.constants["product.category"]
    fed = {m.name for meanings in mapping.columns.values() for m in meanings if m.name}
    # Names that the mapping feeds nowhere would be an error of spelling that nobody notices.
    assert set(attributes) == fed


@pytest.mark.parametrize("name", names())
def test_every_attribute_is_named_in_three_languages(real, name):
    for attribute, overlay in attributes_of(real(name))[1].items():
        assert set(overlay.label) == LANGUAGES, attribute
        assert overlay.importance is not None, attribute


@pytest.mark.parametrize("name", names())
def test_every_attribute_that_matters_can_be_asked_in_three_languages(real, name):
    for attribute, overlay in attributes_of(real(name))[1].items():
        if overlay.importance > NOT_ASKED:
            assert set(overlay.question) == LANGUAGES, attribute
        assert all(q.rstrip().endswith(("?", "？")) for q in overlay.question.values()), attribute
        if "es" in overlay.question:
            assert "¿" in overlay.question["es"], attribute


@pytest.mark.parametrize("name", names())
def test_labels_tell_attributes_apart_in_every_language(real, name):
    attributes = attributes_of(real(name))[1].values()
    for language in LANGUAGES:
        labels = [overlay.label[language] for overlay in attributes]
        assert len(labels) == len(set(labels))
