"""Exports: feedback and judgements as the files that evaluation and learning read."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from data.errors import InputError, SourceError
from sourcing.evaluation.click_log import COLUMNS
from sourcing.state.events import EventKind
from sourcing.state.protocols import FeedbackStore, JudgementStore


def write_click_log(feedback: FeedbackStore, path: Path) -> int:
    """Write what was shown and whether it was clicked, for `sourcing train-ranker --clicks`.

    Only events that may be learnt from. A product counts as clicked when it was opened or put on
    the shortlist where it was shown; clicks on what nobody is known to have been shown are left
    out, because their position is not known.

    Returns:
        Lines written, without the header.

    Raises:
        SourceError: the file cannot be written.
    """
    clicked: set[tuple[str, str]] = set()
    for one in feedback.events(kinds=(EventKind.CLICK, EventKind.SELECTION)):
        if one.impression is not None:
            clicked.update((one.impression, product.product_id) for product in one.products)
    count = 0
    with _written(path) as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for one in feedback.events(kinds=(EventKind.IMPRESSION,)):
            for product in one.products:
                hit = (one.id, product.product_id) in clicked
                rows.writerow((one.query, product.product_id, product.position, int(hit)))
                count += 1
    return count


def write_judgements(judgements: JudgementStore, path: Path) -> int:
    """Write the last judgements as a table of query, product and rating; gives how many.

    Raises:
        SourceError: the file cannot be written.
    """
    count = 0
    with _written(path) as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("query", "product_id", "rating"))
        for one in judgements.effective():
            rows.writerow((one.query, one.product_id, one.grade))
            count += 1
    return count


def write_qrels(judgements: JudgementStore, path: Path, *, queries: Path) -> int:
    """Write the last judgements as TREC qrels, and the queries they are of; gives how many.

    A query's id is made from its text, so that it is the same in every export.

    Args:
        judgements: all there are.
        path: of the qrels: query id, 0, product id, grade.
        queries: of a file with query id and text, separated by a tab.

    Raises:
        InputError: a product's id has a blank in it, which this format cannot hold.
        SourceError: a file cannot be written.
    """
    count, last = 0, None
    with _written(path) as file, _written(queries) as texts:
        for one in judgements.effective():
            if one.product_id.split() != [one.product_id]:
                raise InputError(
                    "TREC qrels cannot hold this product's id",
                    field="product_id",
                    value=one.product_id,
                    accepted="ids without blanks, or the table that `write_judgements` writes",
                )
            id_ = query_id(one.query)
            if one.query != last:
                texts.write(f"{id_}\t{' '.join(one.query.split())}\n")
                last = one.query
            file.write(f"{id_} 0 {one.product_id} {one.grade}\n")
            count += 1
    return count


def query_id(query: str) -> str:
    """The id of a query in files: ``q`` and 16 digits of its text's SHA-256."""
    return f"q{sha256(query.encode()).hexdigest()[:16]}"


@contextmanager
def _written(path: Path) -> Iterator[TextIO]:
    """A file that is there whole when all went well, and not at all when not."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            yield file
        beside.replace(path)
    except OSError as error:
        raise SourceError(f"cannot be written: {error.strerror}", value=str(path)) from error
    finally:
        beside.unlink(missing_ok=True)
