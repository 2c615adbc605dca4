"""Whatever was added, changed and deleted in whatever order: the engine answers as built anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.constraint import BRAND, PRICE, Constraint, Operator
from data.ingest import ingest
from index.engine import EmbeddedIndex
from index.request import SearchRequest
from index.response import SearchResponse
from index.snapshot import build_snapshot

HEAD = "id,title,category,brand,mpn,price,sku,Load capacity,Power source\n"
KINDS = ("diesel forklift", "electric forklift", "pallet truck", "reach truck", "scissor lift")
BRANDS = ("Liftwell", "Naxo", "Orlin")
STEPS = 8

Rows = dict[str, str]


def row(id_: str, dice: random.Random) -> str:
    kind, brand = dice.choice(KINDS), dice.choice(BRANDS)
    capacity = dice.choice(("1 t", "2 t", "3.5 t", ""))
    source = dice.choice(("Diesel", "Electric", "LPG", ""))
    price, code = dice.randint(1, 90) * 100, f"M{dice.randint(10, 99)}-{id_}"
    title = f"{kind} {dice.choice('ABCD')}"
    return f"{id_},{title},Trucks,{brand},{code},USD {price},S-{id_},{capacity},{source}"


def catalogue_of(rows: Rows, folder: Path) -> Catalogue:
    folder.mkdir()
    (folder / "feed.csv").write_text(HEAD + "\n".join(rows.values()) + "\n", encoding="utf-8")
    ingest([str(folder / "feed.csv")], home=folder / "home")
    return Catalogue.open(folder / "home")


def index_of(catalogue: Catalogue) -> EmbeddedIndex:
    # Without the floor: how much a word tells counts what is deleted until all is built anew.
    return EmbeddedIndex(build_snapshot(catalogue, catalogue.home), catalogue, floor=False)


def asked(rows: Rows) -> list[SearchRequest]:
    capacity = Constraint("load_capacity", Operator.AT_LEAST, (2,), "t")
    cheap = Constraint(PRICE, Operator.AT_MOST, (4_000,), "USD")
    brand = Constraint(BRAND, Operator.EQUAL, ("Naxo",))
    codes = [line.split(",")[4] for line in list(rows.values())[:4]]
    texts = ["", "forklift", "electric forklift", "truck", *codes, "S-3"]
    return [
        SearchRequest(
            text, constraints, size=100, collapse=False, facets=(BRAND,), known_only=known
        )
        for text in texts
        for constraints in ((), (capacity,), (cheap, brand))
        for known in (False, True)
    ]


def said(response: SearchResponse) -> object:
    hits = {
        hit.product_id: tuple((o.truth, o.value) for o in hit.outcomes) for hit in response.hits
    }
    relaxed = [(one.constraint, one.relaxed) for one in response.relaxations]
    counts = [
        {(bucket.label, bucket.count) for bucket in facet.buckets} for facet in response.facets
    ]
    return hits, response.total, relaxed, counts


@pytest.mark.parametrize("seed", range(2))
def test_after_any_changes_it_answers_as_built_anew(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    rows = {str(n): row(str(n), dice) for n in range(24)}
    changed = index_of(catalogue_of(rows, tmp_path / "before"))
    for step in range(STEPS):
        action = dice.choice(("add", "add", "change", "change", "delete"))
        if action == "delete" and len(rows) > 6:
            gone = dice.choice(list(rows))
            del rows[gone]
            changed.apply(deleted=[gone])
            continue
        some = [str(30 + dice.randint(0, 9))] if action == "add" else dice.sample(list(rows), 2)
        fresh = {id_: row(id_, dice) for id_ in some}
        rows.update(fresh)
        with catalogue_of(rows, tmp_path / f"step-{step}") as now:
            offers = [one for each in now.offers_of(some).values() for one in each]
            changed.apply(now.products(some), offers=offers, suppliers=now.suppliers())
    anew = index_of(catalogue_of(rows, tmp_path / "after"))
    for request in asked(rows):
        assert said(changed.search(request)) == said(anew.search(request)), request
