"""The rest of a document as an extension of UBL, in our own namespace.

Elements are named as the fields of the document (``quotations_valid_until`` is
``QuotationsValidUntil``), so that a person and a supplier's system can read them beside the JSON
Schema. A text is the element's text; anything else says its ``type``: ``number``, ``boolean``,
``nil`` (the value in the UBL elements is to be forgotten), ``object``, ``list`` of texts or
numbers, ``parts`` with an ``id`` or a ``position`` each.
"""

from __future__ import annotations

import json
import re
from typing import Final

from lxml import etree

from data.errors import InputError
from rfq.document.document import VERSION
from rfq.document.figures import figure_text
from rfq.document.file import check_version
from rfq.revision.path import Json, key_of
from rfq.ubl.names import EXTENSION, NAMESPACES, Element, add, tag
from rfq.ubl.rest import Parts

_HEAD: Final = re.compile(r"(?<!^)([A-Z])")
_ROOT: Final = "rfq:Remainder"


def write_extension(extensions: Element, rest: dict[str, Json]) -> None:
    """Add the rest of a document to its ``ext:UBLExtensions``."""
    extension = add(extensions, "ext:UBLExtension")
    add(extension, "ext:ExtensionURI", EXTENSION)
    content = add(extension, "ext:ExtensionContent")
    root = etree.SubElement(content, tag(_ROOT), nsmap={"rfq": EXTENSION})
    root.set("version", VERSION)
    for name, value in rest.items():
        _write(root, name, value)


def _write(parent: Element, name: str, value: Json, **attributes: str) -> None:
    element = add(parent, f"rfq:{_element_name(name)}", **attributes)
    if isinstance(value, str):
        element.text = value
        return
    if isinstance(value, dict):
        element.set("type", "object")
        for field, inner in value.items():
            _write(element, field, inner)
    elif isinstance(value, Parts):
        element.set("type", "parts")
        if value.complete:
            element.set("complete", "true")
        label = "position" if _is_positional(name, value) else "id"
        for key, part in value.parts:
            _write(element, "item", part, **{label: key})
    elif isinstance(value, list):
        element.set("type", "list")
        for one in value:
            _write(element, "item", one)
    elif isinstance(value, bool):
        element.set("type", "boolean")
        element.text = str(value).lower()
    elif value is None:
        element.set("type", "nil")
    else:
        element.set("type", "number")
        element.text = figure_text(value) if isinstance(value, float) else str(value)


def _is_positional(name: str, value: Parts) -> bool:
    return key_of(name) is None and all(key.isdigit() for key, _ in value.parts)


def _element_name(field: str) -> str:
    return "".join(word.capitalize() for word in field.split("_"))


def _field_name(element: Element) -> str:
    return _HEAD.sub(r"_\1", str(element.tag).rpartition("}")[2]).lower()


def read_extension(root: Element) -> dict[str, Json] | None:
    """The rest that a document carries; None where it has no extension of ours.

    Raises:
        InputError: it is of another version of the schema, or not as `write_extension` writes it.
    """
    path = f"ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/{_ROOT}"
    found = root.find(path, NAMESPACES)
    if found is None:
        return None
    check_version(found.get("version"))
    return {_field_name(one): _read(one) for one in found}


def _read(element: Element) -> Json:
    kind, text = element.get("type", "text"), element.text or ""
    if kind == "text":
        return text
    if kind == "object":
        return {_field_name(one): _read(one) for one in element}
    if kind == "parts":
        parts = tuple((one.get("id") or one.get("position") or "", _read(one)) for one in element)
        return Parts(parts, element.get("complete") == "true")
    if kind == "list":
        return [_read(one) for one in element]
    if kind == "nil":
        return None
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if isinstance(value, bool) if kind == "boolean" else type(value) in (int, float):
        return value
    raise InputError(
        "a value in the extension that is not of its type",
        field=f"line {element.sourceline}: {_field_name(element)}",
        value=text[:80] or kind,
        accepted="type text, number, boolean, nil, object, list or parts, and a value of it",
    )
