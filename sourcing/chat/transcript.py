"""Transcript: a conversation as Markdown."""

from __future__ import annotations

from sourcing.chat.cells import cells, comparison, headers
from sourcing.chat.screen import further_words
from sourcing.chat.session import Exchange

_SHOWN = 3
"""Products of a list that a transcript shows."""


def transcript_of(exchange: Exchange, *, new_list: bool) -> str:
    """One turn: what the buyer said, what was answered, the first products, the question.

    Args:
        exchange: the turn.
        new_list: the list on the screen is another than before.
    """
    parts = [f"**Buyer:** {_line(exchange.said)}", *map(_line, _said(exchange))]
    table = comparison(exchange)
    if table is not None:
        parts.append(_table(*table))
    if new_list and exchange.rows:
        rows = [tuple(one or "–" for one in cells(exchange, row)) for row in exchange.rows[:_SHOWN]]
        parts.append(_table(headers(exchange), rows))
    question = exchange.worded.question
    if question is not None:
        options = [
            one.label
            if one.count is None
            else f"{one.label} ({exchange.speaker.number(one.count)})"
            for one in question.options
        ]
        parts.append(f"**{_line(question.text)}**")
        if options:
            listed = " · ".join(f"{n} {_line(one)}" for n, one in enumerate(options, start=1))
            parts.append(f"{listed} · {len(options) + 1} {_line(question.skip)}")
        if question.further:
            parts.append(_line(further_words(exchange.speaker, question)))
        parts.append(f"*{_line(question.explanation)}*")
    return "\n\n".join(parts) + "\n"


def _said(exchange: Exchange) -> list[str]:
    return [one.text for one in exchange.worded.paragraphs]


def _table(
    names: tuple[str, ...], rows: list[tuple[str, ...]] | tuple[tuple[str, ...], ...]
) -> str:
    lines = [names, ("---",) * len(names), *rows]
    return "\n".join("| " + " | ".join(_cell(one) for one in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")


def _line(text: str) -> str:
    """Text of a catalogue or a buyer as one line that Markdown does not read anything into."""
    plain = " ".join(text.split())
    for mark in ("\\", "`", "*", "_", "<", "["):
        plain = plain.replace(mark, f"\\{mark}")
    return plain
