"""The engine as the dialogue's source: what it states is what the catalogue's records state."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from data.catalogue import Catalogue
from data.constraint import CATEGORY, COUNTRY, PRICE, Constraint, Operator
from data.schema import AttributeKind
from data.values import Number, Text
from index.engine import EmbeddedIndex
from sourcing.conversation import EngineCandidates


def everything(source: EngineCandidates) -> np.ndarray:
    return source.retrieve("", count=10**9).documents


def largest(source: EngineCandidates) -> tuple[str, ...]:
    leaves = {path for path in source.category_of(everything(source)) if path}
    return max(leaves, key=lambda path: (source.schema.categories[path].products, path))


def test_words_bring_up_their_category_best_first(source: EngineCandidates) -> None:
    category = largest(source)
    found = source.retrieve(category[-1], count=50)
    assert len(found.documents) > 0
    assert (np.diff(found.scores) <= 0).all()
    assert found.scores.max() <= 1
    assert source.category_of(found.documents[:1]) == [category]


def test_of_a_category_every_product_is_answered(source: EngineCandidates) -> None:
    category = largest(source)
    inside = source.retrieve("red", count=10**9, category=category)
    plain = source.retrieve("", count=10**9, category=category)
    assert sorted(inside.documents.tolist()) == plain.documents.tolist()
    assert set(plain.scores.tolist()) == {1.0}
    assert set(source.category_of(plain.documents)) == {category}


def test_nonsense_brings_up_nothing_but_the_nearest(source: EngineCandidates) -> None:
    found = source.retrieve("xyzzy qwertz", count=10)
    assert len(found.documents) == 0


def test_ids_and_numbers_are_inverse(source: EngineCandidates) -> None:
    some = everything(source)[::37]
    ids = source.product_ids(some)
    assert source.documents([*ids, "nobody"]).tolist() == some.tolist()


def test_columns_say_what_the_records_say(source: EngineCandidates, catalogue: Catalogue) -> None:
    category = largest(source)
    some = source.retrieve("", count=10**9, category=category).documents[::-1]
    ids = source.product_ids(some)
    seen = set()
    for attribute in source.schema.category(category).attributes:
        if not attribute.is_askable:
            continue
        column = source.column(attribute.id, some)
        seen.add(attribute.kind)
        for row, product_id in enumerate(ids):
            values = [
                one.value
                for one in catalogue.product(product_id).values_of(attribute.id)
                if one.value is not None
            ]
            if column.low is not None:
                low = column.low[row]
                numbers = [one for one in values if isinstance(one, Number)]
                assert np.isnan(low) == (not numbers)
                if numbers and not np.isinf(low):
                    assert column.unit == attribute.unit
                    assert low == pytest.approx(min(one.low for one in numbers))
            elif attribute.kind in (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF):
                assert column.offsets is not None
                assert column.codes is not None
                codes = column.codes[column.offsets[row] : column.offsets[row + 1]]
                stated = {one.text for one in values if isinstance(one, Text)}
                assert {column.labels[code] for code in codes} == stated
    assert AttributeKind.NUMBER in seen
    assert AttributeKind.ONE_OF in seen


def test_a_column_keeps_the_order_asked_for(source: EngineCandidates) -> None:
    some = everything(source)
    for field in (PRICE, COUNTRY, CATEGORY, "product.brand", "weight"):
        forward, backward = (source.column(field, rows) for rows in (some, some[::-1]))
        if forward.low is not None and backward.low is not None:
            assert np.array_equal(forward.low, backward.low[::-1], equal_nan=True)
        elif forward.offsets is not None and backward.offsets is not None:
            assert np.diff(forward.offsets).tolist() == np.diff(backward.offsets)[::-1].tolist()


def test_truths_agree_with_the_column(source: EngineCandidates) -> None:
    some = everything(source)
    column = source.column(PRICE, some, currency="USD")
    assert column.unit == "USD"
    assert column.low is not None
    truths = source.truths(Constraint(PRICE, Operator.AT_MOST, (100.0,), "USD"), some)
    known = ~np.isnan(column.low)
    assert (truths[known & (column.low <= 100)] == 1).all()
    assert known.sum() > 50


def test_what_the_catalogue_does_not_have_nobody_states(source: EngineCandidates) -> None:
    some = everything(source)[:20]
    assert not source.truths(Constraint("flurb", Operator.EQUAL, ("x",)), some).any()
    column = source.column("flurb", some)
    assert column.codes is not None
    assert not len(column.codes)


def test_a_product_added_since_is_there_too(catalogue: Catalogue, index: EmbeddedIndex) -> None:
    own = EmbeddedIndex(index.snapshot, catalogue)
    source = EngineCandidates(own)
    category = largest(source)
    first = source.retrieve("", count=10**9, category=category)
    product = catalogue.product(source.product_ids(first.documents[:1])[0])
    own.apply([replace(product, id="added", title="Quite another thing")])
    after = source.retrieve("", count=10**9, category=category).documents
    assert len(after) == len(first.documents) + 1
    assert source.product_ids(after)[-1] == "added"
    for attribute in source.schema.category(category).attributes:
        if attribute.kind is AttributeKind.NUMBER:
            column = source.column(attribute.id, after)
            if column.low is not None:
                assert np.array_equal(column.low[-1], column.low[0], equal_nan=True)


def test_without_a_model_nothing_is_near(source: EngineCandidates) -> None:
    assert source.similar_words("gas", ["LPG", "Diesel"]).tolist() == [0.0, 0.0]
