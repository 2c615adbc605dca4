"""Overlay: what a human adds to, or changes in, the schema learnt from the data.

    version: 1
    categories:
      "*":                              # the whole catalogue
        attributes:
          warranty: {importance: 0.2}
      Material handling > Forklifts:    # a path, or the name of a category; goes for all below it
        attributes:
          load capacity:                # id, label or any spelling of the name
            label: {en: Load capacity, de: Tragfähigkeit, zh: 额定载荷}
            question: {en: "How much must it lift?"}
            synonyms: [capacity, rated load]
            unit: t
            direction: more

Entries of a more specific category win over those of a category above it, field by field.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from data.errors import OverlayError
from data.schema.model import AttributeKind, CategorySchema, Direction

Language = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Words = Annotated[str, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_said(cls, raw: object) -> object:
        """An entry whose lines are all commented out says nothing; it is no mistake."""
        return {} if raw is None else raw


class ValueOverlay(_Model):
    """One value of a one-of or several-of attribute.

    Attributes:
        label: wording per language (BCP 47).
        synonyms: further words for it. Those that the catalogue uses are merged into this value;
            all of them are understood when a buyer says them.
    """

    label: dict[Language, Words] = Field(default_factory=dict)
    synonyms: tuple[Words, ...] = ()


class AttributeOverlay(_Model):
    """One attribute of one category.

    Attributes:
        label: name per language (BCP 47).
        question: how to ask for it, per language.
        synonyms: further names of it in the sources; they are merged, even if one product states
            several.
        kind: what it is, instead of what was learnt.
        unit: canonical unit.
        assume_unit: unit of numbers that the source states without one.
        importance: from 0 to 1, instead of what was computed.
        direction: which end of a number a buyer prefers.
        hide: leave it out of the schema; the readings keep it.
        values: per value, in any spelling of it.
        merge: groups of values that are one; the first one names it.
        do_not_merge: groups of values that are all different.
    """

    label: dict[Language, Words] = Field(default_factory=dict)
    question: dict[Language, Words] = Field(default_factory=dict)
    synonyms: tuple[Words, ...] = ()
    kind: AttributeKind | None = None
    unit: str | None = None
    assume_unit: str | None = None
    importance: float | None = Field(default=None, ge=0, le=1)
    direction: Direction | None = None
    hide: bool | None = None
    values: dict[Words, ValueOverlay] = Field(default_factory=dict)
    merge: tuple[Annotated[tuple[Words, ...], Field(min_length=2)], ...] = ()
    do_not_merge: tuple[Annotated[tuple[Words, ...], Field(min_length=2)], ...] = ()

    @field_validator("values", mode="before")
    @classmethod
    def _no_values(cls, raw: object) -> object:
        return {} if raw is None else raw

    def over(self, general: AttributeOverlay) -> AttributeOverlay:
        """This entry, with what it does not say taken from a more general one."""
        mine, other = self.model_dump(), general.model_dump()
        merged: dict[str, Any] = {}
        for name, value in mine.items():
            if isinstance(value, dict):
                merged[name] = {**other[name], **value}
            elif isinstance(value, tuple):
                merged[name] = tuple(dict.fromkeys((*value, *other[name])))
            else:
                merged[name] = other[name] if value is None else value
        return AttributeOverlay.model_validate(merged)


class CategoryOverlay(_Model):
    """The attributes of one category, by id, label or any spelling of the name."""

    attributes: dict[Words, AttributeOverlay] = Field(default_factory=dict)

    @field_validator("attributes", mode="before")
    @classmethod
    def _no_attributes(cls, raw: object) -> object:
        return {} if raw is None else raw

    def over(self, other: CategoryOverlay) -> CategoryOverlay:
        """This entry, with what it does not say taken from another one."""
        merged = dict(other.attributes)
        for name, says in self.attributes.items():
            merged[name] = says.over(merged[name]) if name in merged else says
        return CategoryOverlay(attributes=merged)


class Overlay(_Model):
    """A whole overlay file.

    Attributes:
        categories: by path ("A > B"), by name, or "*" for the whole catalogue.
    """

    version: Literal[1] = 1
    categories: dict[Words, CategoryOverlay] = Field(default_factory=dict)

    @field_validator("categories", mode="before")
    @classmethod
    def _no_categories(cls, raw: object) -> object:
        return {} if raw is None else raw

    def over(self, other: Overlay) -> Overlay:
        """This overlay, with what it does not say taken from another one."""
        merged = dict(other.categories)
        for name, content in self.categories.items():
            merged[name] = content.over(merged[name]) if name in merged else content
        return Overlay(categories=merged)

    def to_yaml(self) -> str:
        """As YAML that `parse_overlay` reads back to the same overlay."""
        content = self.model_dump(mode="json", exclude_defaults=True)
        return yaml.safe_dump(
            {"version": self.version, **content}, allow_unicode=True, sort_keys=False
        )

    @staticmethod
    def template(schema: object, category: str | tuple[str, ...] = ()) -> str:
        """A commented overlay to start from, as YAML; nothing in it changes anything yet.

        Args:
            schema: the `AttributeSchema`, or the `CategorySchema` itself.
            category: as `AttributeSchema.category` takes it.
        """
        from data.schema.attribute_schema import AttributeSchema
        from data.schema.template import write_template

        if isinstance(schema, AttributeSchema):
            return write_template(schema.category(category))
        if isinstance(schema, CategorySchema):
            return write_template(schema)
        raise TypeError(f"a schema is needed, not {type(schema).__name__}")


def parse_overlay(text: str, *, name: str = "overlay") -> Overlay:
    """Overlay from YAML text.

    Raises:
        OverlayError: naming the field, the value and what is accepted.
    """
    try:
        raw = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise OverlayError(f"{name} is not valid YAML: {_one_line(error)}") from error
    if raw is None:
        return Overlay()
    if not isinstance(raw, Mapping):
        raise OverlayError(
            f"{name} must be a mapping", value=raw, accepted="version: 1, categories: {...}"
        )
    try:
        return Overlay.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        raise OverlayError(
            f"{name} is not valid: {first['msg']}",
            field=".".join(str(part) for part in first["loc"]),
            value=first["input"],
            accepted=_accepted(first["type"], first["loc"], first.get("ctx", {})),
        ) from error


def load_overlay(path: Path) -> Overlay:
    """Overlay from a YAML file.

    Raises:
        OverlayError: the file cannot be read, or is not a valid overlay.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OverlayError(f"the overlay cannot be read: {error}", value=str(path)) from error
    return parse_overlay(text, name=str(path))


def _accepted(problem: str, loc: tuple[int | str, ...], context: Mapping[str, Any]) -> str | None:
    if problem == "extra_forbidden":
        model: type[BaseModel] = Overlay
        names = [part for part in loc[:-1] if isinstance(part, str)]
        if "values" in names[3:]:
            model = ValueOverlay
        elif "attributes" in names:
            model = AttributeOverlay
        elif "categories" in names:
            model = CategoryOverlay
        return ", ".join(model.model_fields)
    if "expected" in context:
        return str(context["expected"])
    bounds = [f"{sign} {context[key]}" for key, sign in _BOUNDS.items() if key in context]
    return " and ".join(bounds) or None


_BOUNDS = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "pattern": "matching"}


def _one_line(error: yaml.YAMLError) -> str:
    return " ".join(str(error).split())
