"""How quotations are judged, and which files belong to the request."""

from __future__ import annotations

from collections.abc import Iterator

from rfq.document import Attachment, Process, RfqDocument
from rfq.papers.paper import Block, Cell, Column, Items, Prose, Section, Table
from rfq.papers.words import PaperWords


def process_sections(document: RfqDocument, words: PaperWords) -> Iterator[Section]:
    """Evaluation and attachments, each where there is something to say."""
    say, process = words.say, document.process
    evaluation = tuple(_evaluation(process, words))
    if evaluation:
        yield Section(say("How quotations are judged"), evaluation)
    if process.attachments:
        yield Section(say("Attachments"), (_attachments(process, words),))


def _evaluation(process: Process, words: PaperWords) -> Iterator[Block]:
    say = words.say
    if process.criteria:
        described = any(one.description for one in process.criteria)
        columns = [Column(say("Criterion"), 0.35 if described else 0.8)]
        if described:
            columns.append(Column(say("What counts"), 0.5))
        columns.append(Column(say("Weight"), 0.15 if described else 0.2, "end"))
        rows = []
        for one in process.criteria:
            row: list[Cell] = [one.name]
            if described:
                row.append(one.description or "")
            row.append(words.figures.percent(one.weight))
            rows.append(tuple(row))
        yield Table(say("Evaluation criteria"), tuple(columns), tuple(rows))
    if process.disqualifiers:
        yield Prose(say("A quotation is not considered in any of these cases:"))
        yield Items(tuple(one.text for one in process.disqualifiers))


def _attachments(process: Process, words: PaperWords) -> Table:
    say = words.say
    columns = (
        Column(say("File"), 0.34),
        Column(say("Size"), 0.14, "end"),
        Column(say("Checksum (SHA-256)"), 0.52),
    )
    rows = tuple((_file(one), _size(one, words), one.sha256) for one in process.attachments)
    return Table(say("Attachments"), columns, rows)


def _file(one: Attachment) -> str:
    return f"{one.name}\n{one.description}" if one.description else one.name


def _size(one: Attachment, words: PaperWords) -> str:
    if one.size is None:
        return "–"
    for unit, bytes_of in (("MB", 1_000_000), ("kB", 1_000)):
        if one.size >= bytes_of:
            return f"{words.figures.number(round(one.size / bytes_of, 1))}\u00a0{unit}"
    return f"{words.figures.number(one.size)}\u00a0B"
