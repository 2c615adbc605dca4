"""HTML: one self-contained page, without script, for screen and paper."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from data.schema.model import Direction
from rfq.comparison.model import Cell, CellBasis, Column, Comparison, Row, RowGroup
from rfq.comparison.render.parts import (
    BEST,
    TRUTH,
    blocks,
    facts,
    heading,
    musts,
    origins,
    plain,
    told_basis,
    truth_word,
)
from rfq.comparison.words import Words


def to_html(comparison: Comparison, *, sources: bool = True) -> str:
    """The comparison as an HTML page.

    Every text of the catalogue is escaped; links are kept only to http and https.

    Args:
        comparison: what is shown.
        sources: a part at the end that says where every value comes from.
    """
    words = Words(comparison.language)
    title = _text(comparison.title)
    name = _say(words, "Comparison")
    kicker = "" if title == name else f"<p class=kicker>{name}</p>"
    parts = [
        "<!doctype html>",
        f'<html lang="{escape(comparison.language)}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{title}</title><style>{_style()}</style></head><body>",
        f"<header>{kicker}<h1>{title}</h1>",
        _facts(comparison, words),
        _notes(comparison),
        "</header><main>",
        _filter(words),
        _table(comparison, words),
        _legend(words),
        _sources(comparison, words) if sources else "",
        "</main></body></html>",
    ]
    return "\n".join(part for part in parts if part)


@cache
def _style() -> str:
    return files("rfq.comparison.render").joinpath("page.css.txt").read_text(encoding="utf-8")


def _text(text: str) -> str:
    return escape(plain(text))


def _say(words: Words, message: str) -> str:
    return escape(words.say(message))


def _facts(comparison: Comparison, words: Words) -> str:
    items = "".join(
        f"<div><dt>{_text(name)}</dt><dd>{_text(text)}</dd></div>"
        for name, text in facts(comparison, words)
    )
    return f"<dl class=facts>{items}</dl>"


def _notes(comparison: Comparison) -> str:
    if not comparison.notes:
        return ""
    kind = "notes warn" if comparison.is_example else "notes"
    items = "".join(f"<li>{_text(note)}</li>" for note in comparison.notes)
    return f'<ul class="{kind}">{items}</ul>'


def _filter(words: Words) -> str:
    # Works by style alone: rows that do not differ are hidden while the box is ticked.
    label = _say(words, "Only rows that differ")
    return f"<p class=filter><label><input type=checkbox id=differ> {label}</label></p>"


def _table(comparison: Comparison, words: Words) -> str:
    span = len(comparison.columns) + 1
    caption = words.say("{count} side by side", count=len(comparison.columns))
    body = []
    for group, rows in blocks(comparison):
        name = _text(heading(group, words))
        lines = [f'<tr class=group><th scope=rowgroup colspan="{span}">{name}</th></tr>']
        lines += [_row(row, words) for row in rows]
        body.append(f'<tbody class="{group.name.casefold()}">' + "\n".join(lines) + "</tbody>")
    heads = "".join(_column(one, words) for one in comparison.columns)
    return (
        '<div class=scroll role=region aria-label="'
        f'{_text(caption)}" tabindex=0><table><caption>{_text(caption)}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead>" + "\n".join(body) + "</table></div>"
    )


def _column(column: Column, words: Words) -> str:
    title = _text(column.title)
    if column.url and urlsplit(column.url).scheme in ("http", "https"):
        title = f'<a href="{escape(column.url)}" rel="noopener noreferrer">{title}</a>'
    lines = [f"<span class=letter>{column.letter}</span><span class=title>{title}</span>"]
    if column.supplier:
        country = "" if column.country is None else f", {_text(words.country(column.country))}"
        lines.append(f"<span class=supplier>{_text(column.supplier)}{country}</span>")
    summary = musts(column, words)
    if summary:
        _, missed, unknown = column.musts
        kind = "missed" if missed else "unknown" if unknown else "met"
        lines.append(f'<span class="musts {kind}">{_text(summary)}</span>')
    return f"<th scope=col>{''.join(lines)}</th>"


def _row(row: Row, words: Words) -> str:
    kinds = [
        kind
        for kind, on in (("differs", row.differs), ("total", row.total), ("same", not row.differs))
        if on
    ]
    label = _text(row.label)
    if row.differs and row.group not in (RowGroup.DIFFERENT, RowGroup.SCORE):
        label += f' <abbr class=ne title="{_say(words, "differs")}">≠</abbr>'
    if row.required:
        label += f" <span class=required>{_text(row.required)}</span>"
    if row.note:
        label += f"<span class=note>{_text(row.note)}</span>"
    cells = "".join(_cell(one, row, words) for one in row.cells)
    return f'<tr class="{" ".join(kinds)}"><th scope=row>{label}</th>{cells}</tr>'


def _cell(cell: Cell, row: Row, words: Words) -> str:
    kinds = [cell.basis.value]
    lines = []
    if cell.truth is not None:
        kinds.append(f"is-{cell.truth.value}")
        word = _text(truth_word(cell.truth, words))
        lines.append(
            f"<span class=sign aria-hidden=true>{TRUTH[cell.truth]}</span>"
            f"<span class=hidden>{word}: </span>"
        )
    if cell.best:
        kinds.append("best")
        lines.append(
            f"<span class=sign aria-hidden=true>{BEST}</span>"
            f"<span class=hidden>{_say(words, 'best')}: </span>"
        )
    if row.direction is not Direction.NEITHER or row.group is RowGroup.LANDED:
        kinds.append("figure")
    lines.append(f"<span class=value>{_text(cell.text)}</span>")
    basis = told_basis(cell, words)
    if basis is not None and cell.basis is not CellBasis.UNKNOWN:
        lines.append(f" <span class=basis>{_text(basis)}</span>")
    lines += [f"<span class=note>{_text(note)}</span>" for note in cell.notes]
    return f'<td class="{" ".join(kinds)}">{"".join(lines)}</td>'


def _legend(words: Words) -> str:
    items = [
        ("✓", "meets the requirement"),
        ("✗", "does not meet it"),
        ("?", "unknown: nothing says it, and it counts as neither"),
        (BEST, "best of those that can be compared"),
        ("≠", "differs"),
        ("≥", "at least: something in the sum is not known"),
    ]
    lines = "".join(f"<li><b>{sign}</b> {_say(words, text)}</li>" for sign, text in items)
    return f"<ul class=legend>{lines}</ul>"


def _sources(comparison: Comparison, words: Words) -> str:
    tables = []
    for index, column in enumerate(comparison.columns):
        lines = []
        seen: set[str] = set()
        for row in comparison.rows:
            found = [o for o in origins(comparison, row.cells[index], words) if o not in seen]
            seen.update(found)
            if found:
                texts = "<br>".join(map(_text, found))
                lines.append(f"<tr><th scope=row>{_text(row.label)}</th><td>{texts}</td></tr>")
        if lines:
            name = f"{column.letter}: {_text(column.title)}"
            tables.append(f"<table><caption>{name}</caption>{''.join(lines)}</table>")
    if not tables:
        return ""
    title = _say(words, "Where every value comes from")
    # Folded away: on paper it is there only for who opened it before printing.
    return f"<details class=sources><summary><h2>{title}</h2></summary>{''.join(tables)}</details>"
