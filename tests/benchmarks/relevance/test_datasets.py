import gzip
import json

import pytest

from benchmarks.relevance.datasets import beir, chorus
from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.datasets.registry import load
from benchmarks.relevance.query_type import type_of
from benchmarks.relevance.run_file import read_run, write_run
from data.catalogue import Catalogue
from index.response import QueryType


@pytest.fixture
def cache(lab_cache):
    return lab_cache


def sample(name, cache, count=24):
    return load(name, path=None, cache=cache, count=count, seed=5, products=400)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FB25-YWL", QueryType.IDENTIFIER),
        ("LC51C", QueryType.IDENTIFIER),
        ("4006381333931", QueryType.IDENTIFIER),
        ("headphones", QueryType.HEAD_TERM),
        ("laptop bag", QueryType.HEAD_TERM),
        ("solar panel 400 W", QueryType.ATTRIBUTE_HEAVY),
        ("forklift 3.5t", QueryType.ATTRIBUTE_HEAVY),
        ("something to lift pallets in a narrow aisle", QueryType.NATURAL_LANGUAGE),
        (" ", QueryType.EMPTY),
    ],
)
def test_query_types(text, expected):
    assert type_of(text) is expected


def test_known_items_are_unique_however_they_are_written(cache):
    data = sample("known-item", cache)
    assert len(data.queries) == 24
    assert len({q.text for q in data.queries}) > 20
    kinds = {query.id.split("-", 1)[1] for query in data.queries}
    assert kinds == {"as-listed", "lower-case", "joined"}
    with Catalogue.open(cache / "catalogues" / "sample-400") as catalogue:
        for query in data.queries:
            ((product, grade),) = data.qrels[query.id].items()
            code = catalogue.product(product).mpn
            folded = "".join(c for c in query.text.casefold() if c.isalnum())
            assert folded == "".join(c for c in code.casefold() if c.isalnum())
            assert grade == 1
    assert sample("known-item", cache).queries == data.queries


def test_attribute_queries_are_answered_from_the_records(cache):
    data = sample("attribute-query", cache)
    assert len(data.queries) == 24
    with Catalogue.open(cache / "catalogues" / "sample-400") as catalogue:
        products = list(catalogue.iter_products())
    for query in data.queries:
        expected = {
            product.id
            for product in products
            if product.category
            and query.keywords in product.category[-1].casefold()
            and all(meets(product, constraint) for constraint in query.constraints)
        }
        assert set(data.qrels[query.id]) == expected


def meets(product, constraint):
    wanted = constraint.values[0]
    for value in product.values_of(constraint.field):
        known = value.value
        if known is None:
            continue
        if isinstance(wanted, str):
            if known.text == wanted:
                return True
        elif constraint.operator == "≥":
            if known.low >= wanted:
                return True
        elif known.high <= wanted:
            return True
    return False


def test_the_same_items_are_asked_for_in_three_languages(cache):
    data = sample("crosslingual", cache, count=9)
    by_item: dict[str, list] = {}
    for query in data.queries:
        by_item.setdefault(query.id[:-3], []).append(query)
    assert len(by_item) == 9
    for queries in by_item.values():
        assert [q.language for q in queries] == ["en", "zh", "es"]
        assert len({q.text for q in queries}) == 3
        assert len({frozenset(data.qrels[q.id]) for q in queries}) == 1
        assert data.qrels[queries[0].id]


def test_beir_layout(tmp_path):
    (tmp_path / "qrels").mkdir()
    (tmp_path / "corpus.jsonl").write_text(
        '{"_id": "d1", "title": "A", "text": "one\\u2028line"}\n{"_id": "d2", "text": "two"}\n'
    )
    with gzip.open(tmp_path / "queries.jsonl.gz", "wt") as file:
        file.write('{"_id": "1", "text": "first"}\n{"_id": "2", "text": "unjudged"}\n')
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\td2\t2\n1\td1\t0\n")
    data = beir.load(tmp_path)
    assert [d.fields for d in data.documents] == [
        {"title": "A", "description": "one\u2028line"},
        {"description": "two"},
    ]
    assert [q.text for q in data.queries] == ["first"]
    assert data.qrels == {"1": {"d2": 2, "d1": 0}}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("9\td1\t1\n", "'9' is not in queries.jsonl"),
        ("1\td1\n", "line 2"),
        ("1\td1\tx\n", "line 2"),
    ],
)
def test_what_is_wrong_with_a_beir_folder_is_said(tmp_path, rows, message):
    (tmp_path / "qrels").mkdir()
    (tmp_path / "corpus.jsonl").write_text('{"_id": "d1", "text": "one"}\n')
    (tmp_path / "queries.jsonl").write_text('{"_id": "1", "text": "first"}\n')
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n" + rows)
    with pytest.raises(DatasetError, match=message):
        beir.load(tmp_path)


def test_chorus_layout(tmp_path):
    product = {
        "id": "1",
        "title": "Acme X1 headphones",
        "supplier": "Acme",
        "short_description": "Good ones",
        "attr_t_product_type": "Headphones",
        "attr_n_weight": 120.0,
        "attr_b_wireless": True,
    }
    with gzip.open(tmp_path / "products.jsonl.gz", "wt") as file:
        file.write(json.dumps(product) + "\n")
    (tmp_path / "ratings.csv").write_text("query,product_id,rating\nheadphones,1,3\nradio,1,0\n")
    data = chorus.load(tmp_path)
    (document,) = data.documents
    assert document.fields["category"] == "Headphones"
    assert document.brand == "Acme"
    assert document.attributes == {"product type": "Headphones", "weight": "120", "wireless": "yes"}
    assert [q.text for q in data.answerable] == ["headphones"]
    with pytest.raises(DatasetError, match=r"products\.jsonl\.gz is missing"):
        chorus.load(tmp_path / "elsewhere")


def test_a_data_set_that_needs_a_folder_says_so(cache):
    with pytest.raises(DatasetError, match="--path"):
        load("beir", path=None, cache=cache, count=1, seed=1)
    with pytest.raises(DatasetError, match="no data set is called 'x'"):
        load("x", path=None, cache=cache, count=1, seed=1)
    with pytest.raises(DatasetError, match="holds no catalogue"):
        load("known-item", path="/nowhere", cache=cache, count=1, seed=1)


def test_a_run_file_comes_back(tmp_path):
    run = {"q1": {"b": 2.0, "a": 2.0, "c": 1.5}, "q2": {"a b": 1.0}}
    write_run(run, tmp_path / "x.run", tag="our BM25")
    assert (tmp_path / "x.run").read_text().splitlines()[1] == "q1 Q0 a 2 2.000000 our-BM25"
    back = read_run(tmp_path / "x.run")
    assert [list(scores.items()) for scores in back.values()] == [
        [("b", 2.0), ("a", 2.0), ("c", 1.5)],
        [("a%20b", 1.0)],
    ]
