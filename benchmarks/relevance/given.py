"""Given: the data set that a command of the lab is told to work on."""

from __future__ import annotations

import argparse
from pathlib import Path

import platformdirs

from benchmarks.relevance.datasets.registry import NAMES, load
from benchmarks.relevance.model import Dataset


def add_dataset(parser: argparse.ArgumentParser) -> None:
    """Options that name a data set, and the engine's home."""
    parser.add_argument("--dataset", choices=NAMES, required=True)
    parser.add_argument("--path")
    parser.add_argument("--engine", metavar="HOME", help="home that holds the products")
    parser.add_argument("--count", type=int, default=100, help="queries to generate")
    parser.add_argument("--products", type=int, help="size of the sample catalogue")
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument(
        "--cache", type=Path, default=Path(platformdirs.user_cache_dir("sourcing")) / "relevance"
    )


def dataset_of(options: argparse.Namespace) -> Dataset:
    """The data set that the options name.

    Raises:
        DatasetError: it is not there, or not what it should be.
    """
    return load(
        options.dataset,
        path=options.path,
        cache=options.cache,
        count=options.count,
        seed=options.seed,
        products=options.products,
    )
