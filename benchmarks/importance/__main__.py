"""What buyers ask first against the order of the schema: ``python -m benchmarks.importance``.

For every labelled category, the share of its four labelled attributes among the first four of the
schema (precision@4, which is R-precision here) and nDCG@8, ordered by importance, and by importance
apart from what titles say. The schema is learnt from the rows alone: overlays that publishers and
people keep have no say. Confidence intervals are bootstrapped over categories.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import numpy as np
import yaml

from benchmarks.machine import commit
from data.catalogue import CatalogueStore
from data.schema import AttributeDefinition, CategorySchema, learn_schema

LABELS = Path(__file__).with_name("labels.yaml")
FIRST, DEEP = 4, 8

Order = Callable[[AttributeDefinition], float]
ARMS: dict[str, Order] = {
    "apart from titles": lambda one: one.beside_title,
    "with titles": lambda one: one.importance,
}


def precision(ordered: Sequence[str], wanted: Sequence[str]) -> float:
    """Share of the wanted among as many first ones."""
    return len(set(ordered[: len(wanted)]) & set(wanted)) / len(wanted)


def ndcg(ordered: Sequence[str], wanted: Sequence[str]) -> float:
    """nDCG@8 (Järvelin and Kekäläinen 2002) with equal gains."""
    gain = sum(1 / math.log2(n + 2) for n, one in enumerate(ordered[:DEEP]) if one in wanted)
    return gain / sum(1 / math.log2(n + 2) for n in range(len(wanted)))


def ordered_by(category: CategorySchema, order: Order) -> list[str]:
    """Ids of what a buyer can be asked, the most important first."""
    asked = [one for one in category.attributes if one.is_askable]
    return [one.id for one in sorted(asked, key=lambda one: (-order(one), -one.count, one.id))]


def measured(home: Path, labels: dict[str, list[str]]) -> dict[str, dict[str, list[float]]]:
    """Precision and nDCG by category and arm, in one home."""
    found: dict[str, dict[str, list[float]]] = {}
    database = CatalogueStore(home).get().database
    with duckdb.connect(str(database), read_only=True) as con:
        schema = learn_schema(con)
        for name, wanted in labels.items():
            category = schema.category(name)
            ids = {one.id for one in category.attributes}
            if missing := set(wanted) - ids:
                raise SystemExit(f"{name}: no such attributes: {', '.join(sorted(missing))}")
            found[name] = {
                arm: [precision(ordered, wanted), ndcg(ordered, wanted)]
                for arm, order in ARMS.items()
                for ordered in [ordered_by(category, order)]
            }
    return found


def summary(categories: dict[str, dict[str, list[float]]]) -> dict[str, dict[str, list[float]]]:
    """Mean, and bounds of 95 % of the means of bootstrapped categories, per arm and measure."""
    draws = np.random.default_rng(0).integers(0, len(categories), (10_000, len(categories)))
    means: dict[str, dict[str, list[float]]] = {}
    for arm in ARMS:
        values = np.array([one[arm] for one in categories.values()])
        low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5], axis=0)
        means[arm] = {
            measure: [round(float(x), 4) for x in (values[:, n].mean(), low[n], high[n])]
            for n, measure in enumerate(("precision@4", "ndcg@8"))
        }
    return means


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importance", description=__doc__)
    parser.add_argument("--homes", type=Path, required=True, help="folder with a home per set")
    parser.add_argument("--out", type=Path, help="file for the raw result")
    given = parser.parse_args()
    labels = yaml.safe_load(LABELS.read_text())
    sets = {name: measured(given.homes / name, wanted) for name, wanted in labels.items()}
    synthetic = sets["sample"]
    real = {
        name: value
        for kept, one in sets.items()
        if kept != "sample"
        for name, value in ((f"{kept}: {category}", figures) for category, figures in one.items())
    }
    result = {
        "commit": commit(),
        "synthetic": summary(synthetic),
        "real": summary(real),
        "categories": {**synthetic, **real},
    }
    for kind in ("synthetic", "real"):
        for arm, means in summary(synthetic if kind == "synthetic" else real).items():
            print(
                f"{kind:9} {arm:18}",
                *(f"{m} {v[0]:.3f} [{v[1]:.3f}, {v[2]:.3f}]" for m, v in means.items()),
            )
    if given.out is not None:
        given.out.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
