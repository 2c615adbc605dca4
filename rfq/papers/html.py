"""HTML: one page without script, for a preview on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from rfq.document import RfqDocument
from rfq.papers.compose import compose
from rfq.papers.paper import (
    Blank,
    Block,
    Cell,
    Choice,
    Facts,
    Items,
    Paper,
    Prose,
    Section,
    Strong,
    Table,
)

STYLE: Final = """
:root{--ink:#17202b;--dim:#586474;--line:#d9dfe6;--soft:#f4f6f9;--paper:#fff;--accent:#1d4f91}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaf0;--dim:#9aa7b8;--line:#333d4a;
--soft:#1b222c;--paper:#12171e;--accent:#86b4f0}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:2rem clamp(1rem,4vw,3rem);background:var(--paper);
color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",
"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums;
overflow-wrap:anywhere}
h1{margin:0;font-size:1.6rem;line-height:1.2}h2{margin:2.2rem 0 .6rem;font-size:1.2rem}
h3{margin:1.4rem 0 .4rem;font-size:1rem}.number{margin:0;color:var(--accent);font-weight:600}
.subject{margin:.3rem 0 1rem;font-size:1.1rem}
.people{display:flex;flex-wrap:wrap;gap:1rem 3rem;margin:1.2rem 0}
.people div{flex:1 1 14rem}.people dt,.key dt{color:var(--dim);font-size:.8rem}
.people dd,.key dd{margin:0}
.key{display:flex;flex-wrap:wrap;gap:.6rem 2rem;padding:.8rem 1rem;margin:0 0 1rem;
background:var(--soft);border-left:3px solid var(--accent)}.key dd{font-weight:600}
.confidential{color:var(--dim);font-style:italic}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:.4rem .6rem;border:1px solid var(--line);text-align:left;vertical-align:top}
th{background:var(--soft);font-weight:600}.end{text-align:right}.center{text-align:center}
.blank{display:inline-block;min-width:7rem;border-bottom:1px solid var(--dim)}
form,hr{border:0}hr{border-top:2px solid var(--line);margin:3rem 0 0}
p,li,td,th,dd{white-space:pre-line}
@media print{body{max-width:none;padding:0}}
"""


@dataclass(frozen=True, slots=True)
class Html:
    """HTML 5, UTF-8, self-contained; texts of the document never become markup."""

    media_type: str = "text/html"
    suffix: str = ".html"

    def render(
        self, document: RfqDocument, *, language: str | None = None, supplier: str | None = None
    ) -> bytes:
        """The document as a page; see `Renderer`."""
        paper = compose(document, language=language, supplier=supplier)
        return ("\n".join(_parts(paper)) + "\n").encode()


def _parts(paper: Paper) -> Iterator[str]:
    title = f"{paper.title} {paper.number}"
    yield "<!doctype html>"
    yield f'<html lang="{escape(paper.language)}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><header>"
    yield f"<p class=number>{escape(paper.number)}</p><h1>{escape(paper.title)}</h1>"
    if paper.subject is not None:
        yield f"<p class=subject>{escape(paper.subject)}</p>"
    yield from _people(paper)
    known = [*paper.key, *(() if paper.due is None else (paper.due,))]
    pairs = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in known
    )
    yield f"<dl class=key>{pairs}</dl>"
    yield from (f"<p>{escape(one)}</p>" for one in paper.opening)
    if paper.confidentiality is not None:
        yield f"<p class=confidential>{escape(paper.confidentiality[1])}</p>"
    yield "</header><main>"
    for one in paper.sections:
        yield from _section(one, 1)
    yield f"<hr><h2>{escape(paper.form_title)}</h2><p>{escape(paper.form_opening)}</p>"
    for one in paper.form:
        yield from _section(one, 2)
    yield "</main></body></html>"


def _people(paper: Paper) -> Iterator[str]:
    labels = paper.labels
    people = (
        (labels.sender, paper.buyer),
        (labels.contacts, paper.contacts),
        (labels.addressee, paper.supplier),
    )
    found = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{'<br>'.join(map(escape, lines))}</dd></div>"
        for name, lines in people
        if lines
    )
    if found:
        yield f"<dl class=people>{found}</dl>"


def _section(section: Section, shift: int) -> Iterator[str]:
    level = min(6, section.level + shift)
    yield f"<h{level}>{escape(section.heading)}</h{level}>"
    yield from map(_block, section.blocks)


def _block(block: Block) -> str:
    match block:
        case Table(caption, columns, rows, titled):
            name = escape(caption)
            shown = name if titled else f"<span class=unseen>{name}</span>"
            heads = "".join(
                f"<th scope=col class={one.align}>{escape(one.name)}</th>" for one in columns
            )
            body = "".join(
                "<tr>"
                + "".join(
                    f"<td class={column.align}>{_cell(cell)}</td>"
                    for column, cell in zip(columns, row, strict=True)
                )
                + "</tr>"
                for row in rows
            )
            return (
                f'<div class=scroll role=region aria-label="{name}" tabindex=0>'
                f"<table><caption>{shown}</caption>"
                f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
            )
        case Facts(caption, facts):
            body = "".join(
                f"<tr><th scope=row>{escape(name)}</th><td>{_cell(value)}</td></tr>"
                for name, value in facts
            )
            caption_ = f"<caption><span class=unseen>{escape(caption)}</span></caption>"
            return f"<table>{caption_}<tbody>{body}</tbody></table>"
        case Items(items):
            return f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in items)}</ul>"
        case Prose(text, heading):
            head = "" if heading is None else f"<b>{escape(heading)}</b> "
            return f"<p>{head}{escape(text)}</p>"


def _cell(cell: Cell) -> str:
    match cell:
        case str():
            return escape(cell)
        case Strong(text):
            return f"<b>{escape(text)}</b>"
        case Blank():
            return "<span class=blank>&nbsp;</span>"
        case Choice(_, options):
            return " ".join(f"☐ {escape(one)}" for one in options)
