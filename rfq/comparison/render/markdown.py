"""Markdown: one pipe table per part, as GitHub and most editors show them."""

from __future__ import annotations

import re
from typing import Final

from rfq.comparison.model import Cell, Comparison
from rfq.comparison.render.parts import BEST, blocks, facts, heading, mark, musts, plain, told_basis
from rfq.comparison.words import Words

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>|#~$!&])")


def to_markdown(comparison: Comparison) -> str:
    """The comparison as Markdown (GFM)."""
    words = Words(comparison.language)
    say = words.say
    lines = [f"# {escaped(comparison.title)}", ""]
    lines += [f"- {escaped(name)}: {escaped(text)}" for name, text in facts(comparison, words)]
    lines += [f"- **{escaped(note)}**" for note in comparison.notes]
    lines += ["", "| | " + " | ".join(one.letter for one in comparison.columns) + " |"]
    lines.append("|---" * (len(comparison.columns) + 1) + "|")
    heads = [
        (say("Product"), [one.title for one in comparison.columns]),
        (say("Supplier"), [one.supplier or "" for one in comparison.columns]),
        (say("Must requirements"), [musts(one, words) or "" for one in comparison.columns]),
    ]
    for name, texts in heads:
        if any(texts):
            lines.append(f"| {escaped(name)} | " + " | ".join(map(escaped, texts)) + " |")
    for group, rows in blocks(comparison):
        lines += ["", f"## {escaped(heading(group, words))}", ""]
        letters = " | ".join(one.letter for one in comparison.columns)
        required = any(row.required for row in rows)
        first = f"| | {escaped(say('Required'))} " if required else "| "
        lines.append(f"{first}| {letters} |")
        lines.append("|---" * (len(comparison.columns) + 1 + required) + "|")
        for row in rows:
            label = f"**{escaped(row.label)}**" if row.total else escaped(row.label)
            if row.note:
                label += f" ({escaped(row.note)})"
            cells = [label, *([escaped(row.required or "")] if required else [])]
            cells += [_cell(one, words) for one in row.cells]
            lines.append("| " + " | ".join(cells) + " |")
    lines += ["", f"{BEST} {escaped(say('best of those that can be compared'))}", ""]
    return "\n".join(lines)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", plain(text))


def _cell(cell: Cell, words: Words) -> str:
    text = escaped(cell.text)
    if cell.best:
        text = f"**{text}**"
    notes = [one for one in (told_basis(cell, words), *cell.notes) if one]
    parts = [mark(cell), text, f"({escaped('; '.join(notes))})" if notes else ""]
    return " ".join(part for part in parts if part)
