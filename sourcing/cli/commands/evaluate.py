"""`sourcing evaluate`: measure rankings by judgements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from index.request import Mode, Rerank
from sourcing.cli.options import Json
from sourcing.cli.state import state

if TYPE_CHECKING:
    from sourcing.evaluation.run import Evaluation


def evaluate(
    context: typer.Context,
    judgements: Annotated[
        Path,
        typer.Argument(
            help="A table with the columns query, product_id and rating, TREC qrels, or a folder "
            "in BEIR layout; product ids are those of the catalogue.",
            metavar="JUDGEMENTS",
        ),
    ],
    queries: Annotated[
        Path | None,
        typer.Option(
            "--queries",
            help="Query id and text per line, separated by a tab; TREC qrels need it.",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
    mode: Annotated[
        Mode, typer.Option(help="Rank by words, by meaning, or by both.")
    ] = Mode.HYBRID,
    rerank: Annotated[
        Rerank, typer.Option(help="Change the order as `sourcing search --rerank` does.")
    ] = Rerank.NONE,
    depth: Annotated[
        int, typer.Option(min=10, help="Products ranked for each query.", metavar="N")
    ] = 1000,
    url: Annotated[
        str | None,
        typer.Option(
            "--url",
            help="Ask the service that runs there, over HTTP, instead of this home's index. It "
            "answers at most a hundred products at once, so that more take several requests.",
            metavar="URL",
            show_default=False,
        ),
    ] = None,
    key: Annotated[
        str | None,
        typer.Option(
            "--key",
            envvar="SOURCING_API_KEY",
            help="API key for that service; better kept in the environment variable.",
            metavar="KEY",
            show_default=False,
        ),
    ] = None,
    run: Annotated[
        Path | None,
        typer.Option("--run", help="Write a TREC run file.", metavar="FILE", show_default=False),
    ] = None,
    json: Json = False,
) -> None:
    """Measure how well search ranks, on queries whose answers people have judged.

    Queries without a relevant product are left out. Where many products were never judged, read
    both nDCG figures: over all products, what nobody judged counts as bad.
    """
    from contextlib import ExitStack

    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.progress import progress
    from sourcing.evaluation import run as runs
    from sourcing.evaluation.collection import read_collection
    from sourcing.evaluation.endpoint import LocalEndpoint, SearchEndpoint
    from sourcing.evaluation.remote import RemoteEndpoint, connect

    chosen = state(context)
    collection = read_collection(judgements, queries=queries)
    with ExitStack() as opened:
        if url is None:
            application = chosen.application()
            catalogue = opened.enter_context(application.catalogue())
            engine = application.index(catalogue, words_only=mode is Mode.LEXICAL)
            endpoint: SearchEndpoint = LocalEndpoint(engine, mode=mode, rerank=rerank)
        else:
            client = opened.enter_context(connect(url, key=key))
            endpoint = RemoteEndpoint(client, mode=mode, rerank=rerank)
        bar = opened.enter_context(progress(quiet=chosen.quiet or json))
        bar.start("Ranking queries", len(collection))
        found = runs.evaluate(
            endpoint,
            collection,
            depth=depth,
            told=lambda done: bar.advance(done / len(collection), 0),
        )
        bar.finish()
    if run is not None:
        runs.write_run(found, run, tag="sourcing")
    if json:
        emit_json(
            {
                "queries": found.queries,
                "skipped": found.skipped,
                "milliseconds": round(found.milliseconds, 3),
                "means": found.means,
                "values": found.values,
            }
        )
        return
    _report(found)


def _report(found: Evaluation) -> None:
    from sourcing.cli.terminal import dim, out, table
    from sourcing.cli.words import counted

    rows = [
        (name, f"{one.mean:.3f}", f"{one.low:.3f}-{one.high:.3f}")
        for name, one in found.means.items()
    ]
    out().print(table(("Measure", "Mean", "95 %"), rows, right=("Mean", "95 %")))
    left_out = f"; {found.skipped} without a relevant product left out" if found.skipped else ""
    took = f"{found.milliseconds:.1f} ms a query (median)"
    out().print(dim(f"{counted(found.queries, 'query', 'queries')}{left_out}; {took}"))
