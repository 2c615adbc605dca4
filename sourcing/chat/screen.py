"""Screen: a turn in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from dialogue.wording import Kind, WordedQuestion
from sourcing.chat.cells import cells, comparison, headers
from sourcing.chat.session import Exchange
from sourcing.cli.terminal import bold, dim, out, plain, table, warn

if TYPE_CHECKING:
    from rich.console import Console

    from dialogue.wording.speaker import Speaker

_WARNINGS: Final = frozenset({Kind.CONTRADICTION, Kind.NOT_UNDERSTOOD, Kind.RELAXED})


def print_exchange(exchange: Exchange, *, explain: bool = False) -> None:
    """Print what is said, the products where they are new, and the question.

    Args:
        exchange: the turn.
        explain: say why the question is asked.
    """
    console = out()
    for one in exchange.worded.paragraphs:
        style = "yellow" if one.kind in _WARNINGS else "dim" if one.kind is Kind.STOP else ""
        console.print(Text(plain(one.text), style=style), soft_wrap=True)
    _print_comparison(console, exchange)
    if exchange.rows and not only_talk(exchange):
        console.print()
        _print_products(console, exchange)
    if exchange.worded.question is not None:
        console.print()
        _print_question(console, exchange, exchange.worded.question, explain=explain)
    if exchange.reply.rfq:
        console.print(dim(exchange.speaker.say("/rfq shows it; /rfq FOLDER writes its files.")))
    console.print()


def only_talk(exchange: Exchange) -> bool:
    """Whether the turn changed nothing, so that the list on the screen stands."""
    before = exchange.state.turns[-2].shown if len(exchange.state.turns) > 1 else ()
    shown = tuple(row.shown.product_id for row in exchange.rows)
    return shown == before and not exchange.reply.changes


def _print_products(console: Console, exchange: Exchange) -> None:
    names = headers(exchange)
    rows = [_styled(cells(exchange, row)) for row in exchange.rows]
    console.print(
        table(names, rows, right=names[2:4], fold=(names[1], *names[5:]), keep=(names[0], names[2]))
    )
    if exchange.reply.more:
        first = exchange.rows[0].shown.position
        last = exchange.rows[-1].shown.position
        text = _rest(exchange, first, last)
        console.print(dim(text))


def _rest(exchange: Exchange, first: int, last: int) -> str:
    speaker, total = exchange.speaker, exchange.reply.total
    ends = {"first": speaker.number(first), "last": speaker.number(last)}
    if total > last:
        return speaker.say(
            "{first}–{last} of {total}; “more” shows the next.",
            total=speaker.number(total),
            **ends,
        )
    return speaker.say("{first}–{last}; “more” shows some that miss something.", **ends)


def _styled(row: tuple[str | None, ...]) -> tuple[str | None, ...]:
    return tuple(None if one is None else plain(one) for one in row)


def _print_comparison(console: Console, exchange: Exchange) -> None:
    found = comparison(exchange)
    if found is None:
        return
    names, rows = found
    # Two products may share a title; headers have to differ.
    named = tuple(f"{n}. {name}" if n else name for n, name in enumerate(map(plain, names)))
    console.print()
    console.print(table(named, rows, fold=named))


def _print_question(
    console: Console, exchange: Exchange, question: WordedQuestion, *, explain: bool
) -> None:
    console.print(bold(question.text), soft_wrap=True)
    for number, one in enumerate(question.options, start=1):
        line = Text(f"  {number}  {plain(one.label)}")
        if one.count is not None:
            line.append(f"  {exchange.speaker.number(one.count)}", style="dim")
        console.print(line, soft_wrap=True)
    if question.further:
        console.print(dim(plain(further_words(exchange.speaker, question))), soft_wrap=True)
    if question.options:
        last = len(question.options) + 1
        console.print(Text(f"  {last}  {plain(question.skip)}", style="dim"), soft_wrap=True)
    if explain:
        console.print(dim(question.explanation), soft_wrap=True)


def further_words(speaker: Speaker, question: WordedQuestion) -> str:
    """What can be named beside the options, as a sentence."""
    names = speaker.say(", ").join(one.label for one in question.further)
    return speaker.say("Or name something else: {names}.", names=names)


def print_note(text: str) -> None:
    """Print something that is no reply: a note of the tool."""
    out().print(warn(text), soft_wrap=True)
