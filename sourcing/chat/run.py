"""Run: a conversation in a terminal or over pipes, from its start to its end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.errors import InputError
from sourcing.chat.choices import acts_of_choice, chosen_options
from sourcing.chat.commands import Command, Special, read_command
from sourcing.chat.help import help_lines
from sourcing.chat.record import Record, read_record, write_record
from sourcing.chat.screen import print_exchange
from sourcing.chat.session import ChatSession, Exchange
from sourcing.cli.terminal import dim, err, out, plain, table

if TYPE_CHECKING:
    from sourcing.chat.open import Opened

PROMPT: Final = "> "
_LONGEST: Final = 10_000
"""Characters of a line that are read: nobody types more."""


@dataclass(frozen=True, slots=True)
class ChatOptions:
    """How a conversation is shown and kept.

    Attributes:
        record: file to keep it in.
        explain: say why each question is asked.
        json: one document per turn instead of a screen.
    """

    record: Path | None = None
    explain: bool = False
    json: bool = False


def hold(opened: Opened, session: ChatSession, options: ChatOptions) -> None:
    """Hold a conversation until its input ends."""
    if options.record is not None:
        write_record(session.record, options.record)
    for line in _lines(echo=not options.json):
        try:
            command = read_command(line)
        except InputError as error:
            _refuse(error)
            continue
        if command is not None and command.special is not None:
            if command.special is Special.QUIT:
                return
            _special(opened, session, command, json=options.json)
            continue
        show(_turn(session, line, command), options)
        if options.record is not None:
            write_record(session.record, options.record)


def replay(session: ChatSession, path: Path, options: ChatOptions) -> None:
    """Have a recorded conversation again and show it.

    What may differ from what was recorded is said on standard error.
    """
    record = read_record(path)
    if record.generation != session.record.generation:
        _warn(
            f"recorded over generation {record.generation}, replayed over "
            f"{session.record.generation}: products and answers may differ"
        )
    for turn in record.turns:
        exchange = session.play(turn)
        if not options.json:
            out().print(f"{PROMPT}{plain(exchange.said)}", style="bold", soft_wrap=True)
        show(exchange, options)
    if session.record.need != record.need:
        _warn("the need is not the one that was recorded")


def show(exchange: Exchange, options: ChatOptions) -> None:
    """Show a turn on the screen, or as one line of JSON."""
    if options.json:
        from sourcing.chat.document import turn_line
        from sourcing.cli.terminal import write_bytes

        write_bytes(turn_line(exchange))
    else:
        print_exchange(exchange, explain=options.explain)


def new_record(opened: Opened, language: str | None) -> Record:
    """A record in which nothing has been said."""
    return Record(
        opened.parts.catalogue.generation.id,
        language,
        words_only=opened.words_only,
        size=opened.size,
    )


def _turn(session: ChatSession, line: str, command: Command | None) -> Exchange:
    if command is not None:
        return session.edit(command.acts, line)
    question = session.state.question
    places = chosen_options(question, line)
    if question is not None and places:
        worded = None if session.last is None else session.last.worded.question
        labels = () if worded is None else (*(one.label for one in worded.options), worded.skip)
        said = ", ".join(labels[place] for place in places) if labels else line
        return session.edit(acts_of_choice(question, places), said)
    return session.say(line)


def _special(opened: Opened, session: ChatSession, command: Command, *, json: bool) -> None:
    from dialogue.wording.translations import catalogue

    language = session.record.language or session.state.need.language
    say = catalogue(language if session.last is None else session.last.worded.language)
    if command.special is Special.RFQ:
        from sourcing.chat.rfq import show_rfq

        try:
            show_rfq(opened, session, command.rest, json=json)
        except InputError as error:
            _refuse(error)
        return
    if json:
        return
    if command.special is Special.HELP:
        out().print(table(("", " "), help_lines(say), head=False, fold=(" ",)))
        return
    question = None if session.last is None else session.last.worded.question
    text = say("Nothing is being asked.") if question is None else question.explanation
    out().print(dim(text), soft_wrap=True)


def _lines(*, echo: bool) -> Iterator[str]:
    """What is typed or piped in; lines that came through a pipe are shown as if typed."""
    if sys.stdin.isatty():
        import contextlib

        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - the arrow keys, as far as the platform has them
        while True:
            try:
                line = input(PROMPT)
            except (EOFError, KeyboardInterrupt):
                out().print()
                return
            if line.strip():
                yield line.strip()[:_LONGEST]
    for line in sys.stdin:
        text = line.strip()[:_LONGEST]
        if not text:
            continue
        if echo:
            out().print(f"{PROMPT}{plain(text)}", style="bold", soft_wrap=True)
        yield text


def _refuse(error: InputError) -> None:
    accepted = error.accepted
    if accepted is not None and not isinstance(accepted, str):
        accepted = ", ".join(accepted)
    _warn(f"{error.message}: {error.value}" + (f" ({accepted})" if accepted else ""))


def _warn(text: str) -> None:
    err().print(plain(text), style="yellow", soft_wrap=True)
