"""Mapping files: YAML that people read, edit and pass back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import yaml
from pydantic import ValidationError

from data.errors import MappingError
from data.mapping.check import check_mapping
from data.mapping.model import ColumnMapping, Mapping
from data.mapping.nearest import nearest
from data.mapping.yaml_nodes import Document, Path_, Plain, read_document

_HEADER: Final = """\
# How one source is read. Edit it and pass it back with --map; what stands here wins over what is
# recognised, and columns that are left out are recognised again.
#
# columns: one block per column of the source.
#   to          product.*, offer.* or supplier.* (a field of the records), attribute (one),
#               attributes (several in one cell), or ignore
#   name        of the attribute, without its unit
#   unit        of the bare numbers in the column
#   currency    ISO 4217 code of the bare amounts in the column
#   boolean     true: 0 and 1 mean no and yes
#   pattern     regular expression with one group: only what the group matches is the value
#   prefixes    known names: the longest one that a cell starts with is the value
#   rest        true, with prefixes: what follows the known name is the value
#   aliases     a value: what it is recorded as
#   name_from   the column whose cells name this attribute
#   unit_from   the column whose cells hold the unit
#   min_quantity  for offer.price_breaks: the order quantity from which this column's prices hold
#   confidence  0 to 1; below 0.6 a column is never more than an attribute
#   because     the evidence
# Short forms:  "Weight (kg)": attribute      Notes: ignore      Model: [product.mpn, product.title]
"""

_SECTIONS: Final = {
    "decimal": "decimal mark of the source's numbers; null: nothing shows it, 1,234 stays unread",
    "date_order": "ymd, dmy or mdy; null: nothing shows it, 01/02/2026 stays unread",
    "symbols": "currency symbols that several currencies share",
    "key": "the fields that identify a product in this source",
    "constants": "what holds for every record and stands in no column",
    "notes": "why; for people only",
}


def dump_mapping(mapping: Mapping) -> str:
    """The mapping as commented YAML that `load_mapping` reads back unchanged."""
    content = mapping.model_dump(mode="json")
    parts = [_HEADER, f"version: {mapping.version}\n"]
    for name, comment in _SECTIONS.items():
        parts.append(f"\n# {comment}\n{_yaml({name: content[name]})}")
    parts.append("\ncolumns:" + ("\n" if mapping.columns else " {}\n"))
    for column, meanings in mapping.columns.items():
        blocks = [_block(meaning) for meaning in meanings]
        parts.append(_indent(_yaml({column: blocks[0] if len(blocks) == 1 else blocks})))
    return "".join(parts)


def save_mapping(mapping: Mapping, path: Path) -> None:
    """Write a mapping as commented YAML.

    Raises:
        MappingError: the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump_mapping(mapping), encoding="utf-8")
    except OSError as error:
        raise MappingError(f"cannot write {path}: {error.strerror}", value=str(path)) from error


def load_mapping(path: Path) -> Mapping:
    """Read a mapping that a person wrote or edited, whole or in part.

    Raises:
        MappingError: with the line, the field at fault and what would be accepted.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MappingError(f"cannot read {path}: {error.strerror}", value=str(path)) from error
    except UnicodeDecodeError as error:
        raise MappingError(f"{path} is not UTF-8", value=str(path), accepted="UTF-8") from error
    document = read_document(text, path)
    content = _expand(document, path)
    try:
        mapping = Mapping.model_validate(content)
    except ValidationError as error:
        raise _in_words(error, document, path) from error
    try:
        check_mapping(mapping)
    except MappingError as error:
        raise _with_line(error, document, path) from error
    return mapping


def _block(meaning: ColumnMapping) -> dict[str, object]:
    """What a meaning says, without what is left at its default; confidence is always shown."""
    block = meaning.model_dump(mode="json", exclude_defaults=True)
    because = block.pop("because", None)
    block["confidence"] = meaning.confidence
    return block if because is None else {**block, "because": because}


def _yaml(content: object) -> str:
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(
        content, Dumper=dumper, sort_keys=False, allow_unicode=True, width=1_000_000
    )
    return text


def _indent(text: str) -> str:
    return "".join(f"  {line}" for line in text.splitlines(keepends=True))


def _expand(document: Document, path: Path) -> dict[str, object]:
    """Short forms written out: ``junk: ignore``, ``Model: [product.mpn, product.title]``."""
    content = document.content
    if content is None:
        raise MappingError(f"{path} is empty", accepted="a mapping with 'columns:'")
    if not isinstance(content, dict):
        raise MappingError(f"{path} is no mapping", accepted="a mapping with 'columns:'")
    expanded: dict[str, object] = {
        name: value for name, value in content.items() if value is not None
    }
    if expanded.get("version") == "1":
        expanded["version"] = 1
    columns = expanded.get("columns")
    if isinstance(columns, dict):
        expanded["columns"] = {
            name: _meanings(value, ("columns", name), document, path)
            for name, value in columns.items()
        }
    return expanded


def _meanings(value: Plain, at: Path_, document: Document, path: Path) -> list[object]:
    if value is None:
        raise MappingError(
            f"{_place(document, path, at)}: column '{at[-1]}' has no meaning",
            field=str(at[-1]),
            accepted="a target such as attribute or ignore, or a block with 'to:'",
        )
    parts: Sequence[Plain] = value if isinstance(value, list) else [value]
    meanings: list[object] = []
    for part in parts:
        if isinstance(part, str):
            meanings.append({"to": part})
        elif isinstance(part, dict):
            meanings.append({key: v for key, v in part.items() if v is not None})
        else:
            meanings.append(part)
    return meanings


def _in_words(error: ValidationError, document: Document, path: Path) -> MappingError:
    """The first fault that pydantic found, as one of our errors."""
    first = error.errors()[0]
    at: Path_ = first["loc"]
    where = _document_path(document, at)
    field = ".".join(str(part) for part in at if not (isinstance(part, int) and part == 0))
    message = f"{_place(document, path, where)}: {first['msg']}"
    accepted: str | None = None
    if first["type"] == "extra_forbidden":
        known = ColumnMapping.model_fields if at and at[0] == "columns" else Mapping.model_fields
        close = nearest(str(at[-1]), known)
        message = f"{_place(document, path, where)}: unknown entry" + (
            f"; did you mean {close}?" if close else ""
        )
        accepted = ", ".join(known)
    elif first["type"] == "missing":
        message = f"{_place(document, path, where)}: '{at[-1]}' is missing"
    value = None if first["type"] == "missing" else first.get("input")
    return MappingError(message, field=field, value=value, accepted=accepted)


def _document_path(document: Document, at: Path_) -> Path_:
    """Where an entry of the expanded mapping stands in the file: a single block is no list."""
    if len(at) > 2 and at[0] == "columns" and at[:3] not in document.lines:
        return (*at[:2], *at[3:])
    return at


def _with_line(error: MappingError, document: Document, path: Path) -> MappingError:
    field = error.field or ""
    column = field.split(": ")[0]
    where: Path_ = ("columns", field)
    if where not in document.lines:
        where = ("columns", column) if ("columns", column) in document.lines else (column,)
    return MappingError(
        f"{_place(document, path, where)}: {error.message}",
        field=error.field,
        value=error.value,
        accepted=error.accepted,
    )


def _place(document: Document, path: Path, at: Path_) -> str:
    line = document.line(at)
    return f"{path}, line {line}" if line is not None else str(path)
