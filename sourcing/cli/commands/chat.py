"""`sourcing chat`: find what is wanted in a conversation."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sourcing.cli.options import Generation, Json
from sourcing.cli.state import state


def chat(
    context: typer.Context,
    record: Annotated[
        Path | None,
        typer.Option(
            help="Keep the conversation in this file, for --replay and for `sourcing rfq --need`.",
            metavar="FILE",
        ),
    ] = None,
    replay: Annotated[
        Path | None,
        typer.Option(
            help="Show a recorded conversation again, as it comes out now.", metavar="FILE"
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each question is asked.")
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(
            help="Answer in this language: en, zh-Hans, zh-Hant or es.",
            metavar="LANGUAGE",
            show_default="the buyer's",
        ),
    ] = None,
    size: Annotated[
        int, typer.Option("--size", "-s", min=1, max=50, help="Show this many.", metavar="N")
    ] = 5,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Load no embedding model.")
    ] = False,
    model: Annotated[
        str | None,
        typer.Option(
            envvar="SOURCING_LANGUAGE_MODEL",
            help="Let a language model help to understand: `openai:MODEL` at the endpoint in "
            "OPENAI_BASE_URL, or `transformers:FOLDER`.",
            metavar="MODEL",
            show_default="none",
        ),
    ] = None,
    rephrase: Annotated[
        bool,
        typer.Option(
            "--rephrase",
            help="Let the language model say replies in its own words; where a figure or a name "
            "is lost, ours stay.",
        ),
    ] = False,
    generation: Generation = None,
    json: Json = False,
) -> None:
    """Say what is wanted, answer a few questions, and get the products that fit.

    Every reply shows the best products and asks at most one question. A number chooses an option,
    words are always understood too, `/help` lists the commands. Lines can be piped in. With
    `--json`, standard output has one JSON document per turn, each on a line of its own.
    """
    from data.errors import InputError
    from sourcing.chat.open import open_chat
    from sourcing.chat.record import read_record
    from sourcing.chat.run import ChatOptions, hold, new_record
    from sourcing.chat.run import replay as have_again
    from sourcing.chat.session import ChatSession

    if record is not None and record.exists():
        raise InputError(
            "this file exists; a conversation is not written over another one",
            field="--record",
            value=str(record),
            accepted="a file that does not exist yet",
        )
    if record is not None and replay is not None:
        raise InputError("a replay is not recorded again", field="--record", value=str(record))
    if rephrase and model is None:
        raise InputError(
            "only a language model can rephrase",
            field="--rephrase",
            accepted="--rephrase with --model",
        )
    helper = None
    if model is not None:
        from dialogue.language_models import open_model

        helper = open_model(model)
    before = None if replay is None else read_record(replay)
    application = state(context).application()
    with application.catalogue(generation=generation) as catalogue:
        opened = open_chat(
            application,
            catalogue,
            at=before.turns[0].at if before is not None and before.turns else None,
            size=size if before is None else before.size,
            words_only=words_only if before is None else before.words_only,
            model=helper,
            rephrase=rephrase,
            warm=replay is None and sys.stdin.isatty(),
        )
        language = language or (None if before is None else before.language)
        session = ChatSession(opened.parts, language=language, record=new_record(opened, language))
        options = ChatOptions(record, explain=explain, json=json)
        if replay is not None:
            have_again(session, replay, options)
        else:
            hold(opened, session, options)
