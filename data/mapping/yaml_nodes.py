"""YAML as a person meant it: keys are texts, and every part knows its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from data.errors import MappingError

Plain = str | None | list["Plain"] | dict[str, "Plain"]
Path_ = tuple[str | int, ...]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML document.

    Attributes:
        content: texts, lists and mappings; scalars keep their spelling, so that a column named
            ``No`` or ``2024`` stays what it is. Only a plain ``null`` or nothing is None.
        lines: path of each part to its line, counted from 1.
    """

    content: Plain
    lines: Mapping[Path_, int] = field(default_factory=dict)

    def line(self, path: Path_) -> int | None:
        """Line of a part, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def read_document(text: str, path: Path) -> Document:
    """Read one YAML document.

    Raises:
        MappingError: it is no YAML, with the line; or a key occurs twice.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = f", line {mark.line + 1}" if mark else ""
        raise MappingError(
            f"{path}{at}: not valid YAML: {error.problem or error}",
            accepted="quote names that hold a colon, '#' or brackets: \"Size: (mm)\"",
        ) from error
    except yaml.YAMLError as error:
        raise MappingError(f"{path}: not valid YAML: {error}") from error
    lines: dict[Path_, int] = {}
    content = None if node is None else _plain(node, (), lines, path, ())
    return Document(content, lines)


def _plain(
    node: yaml.Node, at: Path_, lines: dict[Path_, int], path: Path, around: tuple[int, ...]
) -> Plain:
    lines[at] = node.start_mark.line + 1
    if id(node) in around:
        raise MappingError(f"{path}, line {lines[at]}: an alias that contains itself")
    inner = (*around, id(node))
    if isinstance(node, yaml.ScalarNode):
        text: str = node.value
        return None if not node.style and text in _NULLS else text
    if isinstance(node, yaml.SequenceNode):
        return [_plain(part, (*at, i), lines, path, inner) for i, part in enumerate(node.value)]
    result: dict[str, Plain] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise MappingError(
                f"{path}, line {key.start_mark.line + 1}: a name must be a text",
                accepted="quote a name that starts with a bracket",
            )
        name: str = key.value
        if name in result:
            raise MappingError(
                f"{path}, line {key.start_mark.line + 1}: '{name}' occurs twice", field=name
            )
        result[name] = _plain(value, (*at, name), lines, path, inner)
        lines[(*at, name)] = key.start_mark.line + 1
    return result
