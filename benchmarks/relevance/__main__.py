"""Command line of the relevance lab: ``python -m benchmarks.relevance --dataset NAME --path …``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from benchmarks.relevance.arms.available import find_embedder, find_engines, find_reranker
from benchmarks.relevance.arms.registry import lineup
from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.datasets.registry import NAMES, load
from benchmarks.relevance.experiment import Outcome, run_all
from benchmarks.relevance.ranker import Arm, fixed
from benchmarks.relevance.report import raw, show
from benchmarks.relevance.run_file import write_run
from benchmarks.relevance.summary import summarise
from data.errors import SourcingError
from sourcing.evaluation.remote import KEY, RemoteEndpoint, connect


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.relevance",
        description="Rank a test collection in several ways and say which differences are real.",
    )
    parser.add_argument("--dataset", choices=NAMES, required=True)
    parser.add_argument(
        "--path",
        help="folder of chorus or beir; for the generated sets sample, real:NAME or a home folder",
    )
    parser.add_argument("--arms", nargs="+", default=[], metavar="NAME", help="only these arms")
    parser.add_argument(
        "--baseline", default="BM25 fielded", help="arm that others are tested against"
    )
    parser.add_argument(
        "--model", default="minilm", help="minilm, multilingual, or another the engine takes"
    )
    parser.add_argument("--no-dense", action="store_true", help="embed nothing")
    parser.add_argument(
        "--engine",
        metavar="HOME",
        help="home that holds the data set's products, searched by the engine; made by default",
    )
    parser.add_argument("--no-engine", action="store_true", help="leave the engine itself out")
    parser.add_argument(
        "--url",
        help="a service that runs with the data set's products, as one more arm; "
        f"its key is read from {KEY}",
    )
    parser.add_argument("--depth", type=int, default=1000, help="documents per query in a run")
    parser.add_argument("--count", type=int, default=200, help="queries to generate")
    parser.add_argument("--products", type=int, help="size of the sample catalogue")
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--repeats", type=int, default=3, help="of the cross-validation")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--runs", type=Path, help="folder for TREC run files")
    parser.add_argument("--out", type=Path, help="raw results, as JSON")
    parser.add_argument(
        "--cache", type=Path, default=Path(platformdirs.user_cache_dir("sourcing")) / "relevance"
    )
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the lab."""
    options = arguments(argv)
    try:
        dataset = load(
            options.dataset,
            path=options.path,
            cache=options.cache,
            count=options.count,
            seed=options.seed,
            products=options.products,
        )
        reranker = find_reranker()
        engines = (
            ()
            if options.no_engine
            else find_engines(dataset, options.cache, options.engine, reranker)
        )
        service = [] if options.url is None else [_service(options.url)]
    except (DatasetError, SourcingError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    embedder, no_embedder = (
        (None, "--no-dense was given")
        if options.no_dense
        else find_embedder(options.model, options.cache)
    )
    arms = lineup(
        dataset,
        embedder=embedder,
        no_embedder=no_embedder,
        reranker=reranker,
        engines=[*engines, *service],
        seed=options.seed,
        wanted=options.arms,
    )
    if not arms.arms:
        print(f"error: no arm is called {' or '.join(options.arms)}", file=sys.stderr)
        return 2

    def told(outcome: Outcome) -> None:
        print(f"{outcome.arm}: {outcome.seconds:.1f} s", file=sys.stderr, flush=True)

    outcomes = run_all(
        arms.arms,
        dataset,
        depth=options.depth,
        fold_count=options.folds,
        seed=options.seed,
        repeats=options.repeats,
        told=told,
    )
    rows = summarise(outcomes, dataset.answerable, baseline=options.baseline, seed=options.seed)
    show(rows, dataset, baseline=options.baseline, left_out=arms.left_out)
    if options.runs is not None:
        options.runs.mkdir(parents=True, exist_ok=True)
        for outcome in outcomes:
            name = "".join(c if c.isalnum() else "-" for c in outcome.arm)
            write_run(outcome.run, options.runs / f"{name}.run", tag=outcome.arm)
    if options.out is not None:
        kept = ("depth", "folds", "repeats", "seed", "baseline", "count", "products", "model")
        settings = {name: getattr(options, name) for name in kept}
        results = raw(rows, outcomes, dataset, settings, arms.left_out)
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def _service(url: str) -> Arm:
    """A running service as an arm; its connections end with this program."""
    return fixed(RemoteEndpoint(connect(url, key=os.environ.get(KEY))))


if __name__ == "__main__":
    sys.exit(main())
