"""Transcripts: a conversation as a document, from what was shown, in Markdown, HTML or JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Any, Final

import orjson

from dialogue.wording.translations import catalogue
from sourcing.service.conversations.stored import read, restored
from sourcing.state.records import Conversation, ConversationTurn

_SHOWN: Final = 5
"""Products of a list that a transcript shows."""
_OPENING: Final = re.compile(r"^(\d*)([#>+.)-])")
"""What makes a heading, a quotation or a list of a line that begins with it."""
_MARKS: Final = {"met": "✓", "missed": "✗", "unknown": "?"}


class Format(StrEnum):
    """What a transcript is written in."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript as a file.

    Attributes:
        name: of the file.
    """

    content: bytes
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class _Part:
    """One thing that a transcript says.

    Attributes:
        kind: "said", "text", "question", "note" or "table".
        rows: of a table, its headers first.
    """

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def transcript_of(
    held: Conversation, turns: Sequence[ConversationTurn], form: Format
) -> Transcript:
    """All turns of a conversation, in their order, each as it is shown."""
    if form is Format.JSON:
        documents = b",".join(restored(one, held.id) for one in turns)
        head = orjson.dumps(
            {"id": held.id, "title": held.settings.title or "", "version": held.version}
        )
        content = head.removesuffix(b"}") + b',"turns":[%s]}\n' % documents
        return Transcript(content, "application/json", "conversation.json")
    parts = [part for one in turns for part in _parts(read(one))]
    title = held.settings.title or held.id
    if form is Format.HTML:
        language = str(read(turns[-1])["language"]) if turns else "en"
        text = _html(title, language, parts)
        return Transcript(text.encode(), "text/html; charset=utf-8", "conversation.html")
    lines = [f"# {_plain(title)}", *(_markdown(one) for one in parts)]
    content = ("\n\n".join(lines) + "\n").encode()
    return Transcript(content, "text/markdown; charset=utf-8", "conversation.md")


def _parts(turn: Mapping[str, Any]) -> Iterable[_Part]:
    say = catalogue(str(turn["language"]))
    yield _Part("said", str(turn["said"]))
    for paragraph in turn["paragraphs"]:
        yield _Part("text", paragraph["text"])
    table = turn["table"]
    if table is not None:
        yield _Part("table", rows=(tuple(table["headers"]), *map(tuple, table["rows"])))
    products = turn["products"][:_SHOWN]
    if products:
        heads = ("#", say("Product"), say("Unit price"), say("Supplier"), say("What you asked for"))
        yield _Part("table", rows=(heads, *(_row(one) for one in products)))
    question = turn["question"]
    if question is not None:
        yield _Part("question", question["text"])
        options = [
            one["label"] if one["count"] is None else f"{one['label']} ({one['count']})"
            for one in question["options"]
        ]
        yield _Part("note", " · ".join([*options, question["skip"]]))


def _row(card: Mapping[str, Any]) -> tuple[str, ...]:
    price, supplier = card["price"], card["supplier"]
    marks = [f"{_MARKS[one['truth']]} {one['label']}" for one in card["outcomes"]]
    return (
        str(card["position"]),
        f"★ {card['title']}" if card["selected"] else card["title"],
        "–" if price is None else price["text"],
        "–" if supplier is None else supplier["name"],
        ", ".join(marks),
    )


def _markdown(part: _Part) -> str:
    if part.kind == "table":
        heads, *rows = part.rows
        lines = [heads, ("---",) * len(heads), *rows]
        return "\n".join("| " + " | ".join(_cell(one) for one in line) + " |" for line in lines)
    text = _plain(part.text)
    return {"said": f"**› {text}**", "question": f"**{text}**", "note": f"*{text}*"}.get(
        part.kind, text
    )


def _cell(text: str) -> str:
    return text if text in ("---", "#") else _plain(text).replace("|", "\\|")


def _plain(text: str) -> str:
    """Text of a catalogue or a buyer as one line that Markdown does not read anything into."""
    found = " ".join(text.split())
    for mark in ("\\", "`", "*", "_", "<", "["):
        found = found.replace(mark, f"\\{mark}")
    return _OPENING.sub(r"\1\\\2", found)


def _html(title: str, language: str, parts: Sequence[_Part]) -> str:
    """A page without style or script: whoever opens it runs nothing."""
    body = "\n".join(_element(one) for one in parts)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n{body}\n"
        "</body>\n</html>\n"
    )


def _element(part: _Part) -> str:
    text = escape(part.text)
    match part.kind:
        case "table":
            heads, *rows = part.rows
            head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
            lines = "".join(
                "<tr>" + "".join(f"<td>{escape(one)}</td>" for one in row) + "</tr>" for row in rows
            )
            return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
        case "said":
            return f"<blockquote><p>{text}</p></blockquote>"
        case "question":
            return f"<p><strong>{text}</strong></p>"
        case "note":
            return f"<p><em>{text}</em></p>"
        case _:
            return f"<p>{text}</p>"
