"""`sourcing train-ranker`: learn an order from judgements or clicks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sourcing.cli.options import Json
from sourcing.cli.state import state

if TYPE_CHECKING:
    from collections.abc import Mapping


def train_ranker(
    context: typer.Context,
    judgements: Annotated[
        Path | None,
        typer.Option(
            "--judgements",
            help="Grades that people gave: a table with the columns query, product_id and rating, "
            "TREC qrels, or a folder in BEIR layout.",
            metavar="PATH",
            show_default=False,
        ),
    ] = None,
    clicks: Annotated[
        Path | None,
        typer.Option(
            "--clicks",
            help="A log of what was shown: a table with the columns query, product_id, position "
            "(from 1) and clicked (0 or 1).",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
    queries: Annotated[
        Path | None,
        typer.Option(
            "--queries",
            help="Query id and text per line, separated by a tab; TREC qrels need it.",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of the sampling.", metavar="N")] = 1,
    json: Json = False,
) -> None:
    """Train a ranker for this catalogue, which `sourcing search --rerank learnt` then uses.

    In a log of clicks what stands lower is looked at less: a position-based click model takes that
    out before anything is learnt. Judge a ranker on queries that it was not trained on, with
    `sourcing evaluate --rerank learnt`.
    """
    from datetime import UTC, datetime
    from hashlib import sha256

    import numpy as np

    from data.errors import InputError
    from index.rerank.clicks import fit_clicks
    from index.rerank.learnt import Example, train
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out
    from sourcing.cli.words import counted
    from sourcing.evaluation.click_log import read_clicks
    from sourcing.evaluation.collection import read_collection
    from sourcing.rankers import ranker_folder

    given = judgements if judgements is not None else clicks
    if given is None or (judgements is not None and clicks is not None):
        raise InputError(
            "a ranker is trained from judgements or from clicks",
            field="train-ranker",
            value="both" if given is not None else "neither",
            accepted="--judgements PATH or --clicks FILE",
        )
    graded: Mapping[str, Mapping[str, int]]
    if judgements is not None:
        graded = {one.text: one.grades for one in read_collection(judgements, queries=queries)}
    else:
        graded = fit_clicks(read_clicks(given)).grades()
    application = state(context).application()
    examples: list[Example] = []
    with application.catalogue() as catalogue:
        engine = application.index(catalogue)
        for text, grades in graded.items():
            ids, features = engine.evidence(text)
            if ids:
                found = np.array([grades.get(id_, -1) for id_ in ids], np.int64)
                examples.append(Example(features, found))
        about = {
            "trained": datetime.now(UTC).isoformat(timespec="seconds"),
            "from": "judgements" if judgements is not None else "clicks",
            "file": given.name,
            "sha256": sha256(given.read_bytes()).hexdigest() if given.is_file() else None,
            "generation": catalogue.generation.id,
            "given": len(graded),
        }
    ranker = train(examples, seed=seed, about=about)
    ranker.save(ranker_folder(application.home))
    if json:
        emit_json({**ranker.about, "folder": ranker_folder(application.home)})
        return
    out().print(
        f"Trained on {counted(ranker.about['queries'], 'query', 'queries')} of {len(graded)}; "
        "`sourcing search --rerank learnt` uses it.",
        soft_wrap=True,
    )
