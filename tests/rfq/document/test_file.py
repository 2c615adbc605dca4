"""The document's own JSON: what goes in comes out, and what cannot be is refused with a reason."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.rfq.generate import generate
from data.errors import InputError
from rfq.document import RfqDocument, rfq_from_json, rfq_to_json
from rfq.document.json_schema import json_schema, json_schema_text, published


@given(st.randoms(use_true_random=False))
def test_json_keeps_everything(random: Random) -> None:
    document = generate(random)
    text = rfq_to_json(document)
    again = rfq_from_json(text)
    assert again == document
    assert rfq_to_json(again) == text


def test_the_published_schema_is_current() -> None:
    assert published() == json_schema_text()


def test_the_published_schema_is_one_and_fits_what_is_written() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    random = Random(3)
    for _ in range(10):
        validator.validate(json.loads(rfq_to_json(generate(random))))


def test_the_published_schema_refuses_what_is_not_known(document: RfqDocument) -> None:
    tree = json.loads(rfq_to_json(document))
    tree["lines"][0]["colour"] = "red"
    validator = jsonschema.Draft202012Validator(json_schema())
    assert not validator.is_valid(tree)


def test_every_field_is_described_or_says_itself_in_its_type() -> None:
    definitions = json_schema()["$defs"]
    assert all("description" in one for one in definitions.values())


def changed(document: RfqDocument, path: str, value: Any) -> bytes:
    tree = json.loads(rfq_to_json(document))
    *way, last = path.split(".")
    here: Any = tree
    for step in way:
        here = here[int(step) if step.isdigit() else step]
    here[int(last) if last.isdigit() else last] = value
    return json.dumps(tree).encode()


@pytest.mark.parametrize(
    ("path", "value", "accepted"),
    [
        ("lines.0.quantity.number", 3.5, "decimal in quotes"),
        ("lines.0.quantity.number", "1e3", "decimal in quotes"),
        ("lines.0.quantity.number", "-1", "0 or more"),
        ("lines.0.quantity.unit", "QQQ", "Recommendation 20"),
        ("lines.0.budget.currency", "EURO", "at most 3 long"),
        ("lines.0.budget.currency", "ABC", "ISO 4217"),
        ("lines.0.specifications.0.unit", "furlongs", "unit symbol"),
        ("lines.0.specifications.0.values.0", [], "a number, a text, true or false"),
        ("lines.0.specifications.0.values.0", 1e16, "1e-9 to 1e15"),
        ("lines.0.specifications.0.operator", "~", "'='"),
        ("lines.0.description", " ", "words"),
        ("lines.0.description", "a\u0000b", "without control codes"),
        ("lines.0.description", "a\u202eb", "without control codes"),
        ("lines.0.description", 7, "text"),
        ("lines.0.colour", "red", "description"),
        ("header.issued", "2026-11-02", "with zone"),
        ("header.issued", "2026-11-02T10:00:00", "with zone"),
        ("header.language", "english", "BCP 47"),
        ("header.contacts.0.email", "ida at example", "pattern"),
        ("header.contacts.0.name", "two\nlines", "without line breaks"),
        ("terms.delivery_term.rule", "DAT", "'EXW'"),
        ("terms.destination.country", "XX", "ISO 3166-1"),
        ("quality.inspection.major", "3.0", "'2.5'"),
        ("quality.warranty.months", -1, "≥ 0"),
        ("process.attachments.0.sha256", "abc", "pattern"),
    ],
)
def test_a_wrong_value_is_answered_with_field_and_what_is_accepted(
    document: RfqDocument, path: str, value: object, accepted: str
) -> None:
    with pytest.raises(InputError) as caught:
        rfq_from_json(changed(document, path, value))
    assert caught.value.field == path
    assert (
        accepted in ", ".join([caught.value.accepted or ""])
        if isinstance(caught.value.accepted, str)
        else any(accepted in one for one in caught.value.accepted or ())
    )
    assert caught.value.value is not None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("process.questions.0.line", "9"),
        ("quality.certificates.0.lines", ["1", "9"]),
        ("lines.0.specifications.1.id", "s1"),
        ("process.criteria.1.id", "k1"),
        ("suppliers.1.id", "sup-1"),
        ("lines.0.specifications.0.values", ["12", 5]),
        ("lines.0.specifications.0.values", [1, 2]),
        ("lines.0.specifications.0.values", ["wide"]),
        ("lines.0.specifications.0.operator", "between"),
        ("lines.0.specifications.1.unit", "t"),
        ("lines", []),
    ],
)
def test_parts_that_do_not_fit_together_are_refused(
    document: RfqDocument, path: str, value: object
) -> None:
    with pytest.raises(InputError):
        rfq_from_json(changed(document, path, value))


@pytest.mark.parametrize(
    ("version", "age"), [("0.9", "older"), ("1.1", "newer"), ("2.0", "newer"), (None, "no known")]
)
def test_another_version_says_which_way(document: RfqDocument, version: str, age: str) -> None:
    with pytest.raises(InputError, match=f"of (an? )?{age}") as caught:
        rfq_from_json(changed(document, "schema_version", version))
    assert caught.value.accepted == "1.0"


def test_a_file_without_a_version_is_not_taken_for_the_current_one(document: RfqDocument) -> None:
    tree = json.loads(rfq_to_json(document))
    del tree["schema_version"]
    with pytest.raises(InputError, match="no known version"):
        rfq_from_json(json.dumps(tree))


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"1", b'{"a": 1}', b"\xff\xfe", b"[" * 10_000])
def test_what_is_no_rfq_is_said_to_be_none(text: bytes) -> None:
    with pytest.raises(InputError, match="not an RFQ"):
        rfq_from_json(text)


def test_a_formula_is_kept_as_the_text_that_it_is(document: RfqDocument) -> None:
    text = '=HYPERLINK("http://x") <b>&amp;</b>'
    again = rfq_from_json(changed(document, "lines.0.description", text))
    assert again.lines[0].description == text
