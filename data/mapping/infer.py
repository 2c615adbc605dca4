"""Column recognition: from a source's first rows to its mapping."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence

from data.errors import MappingError
from data.mapping.assign import Assignment, assign
from data.mapping.candidate import (
    THRESHOLD,
    Candidate,
    ColumnView,
    Topic,
    candidates,
    special,
    topic_of,
    view,
)
from data.mapping.check import check_mapping
from data.mapping.levels import category_levels, named_pairs, unit_columns
from data.mapping.meaning import Links, attribute_meaning, field_meaning
from data.mapping.model import (
    ATTRIBUTE,
    BAG,
    IGNORE,
    MULTI_VALUED,
    TARGETS,
    ColumnMapping,
    Mapping,
)
from data.mapping.nearest import nearest
from data.mapping.profile import Sample
from data.mapping.roles import (
    Options,
    further_meanings,
    require_supplier,
    settle_roles,
    title_from_description,
)
from data.mapping.source import describe_source
from data.mapping.tiers import price_tiers
from data.readers.base import Column, RowBatch


def infer_mapping(
    batch: RowBatch,
    *,
    fixed: MappingOf[str, str] | None = None,
    given: Mapping | None = None,
    source_name: str,
    complete: bool = True,
) -> Mapping:
    """Recognise the columns of a source from its first rows.

    Args:
        batch: the first records of the source; 100 or more make it surer.
        fixed: column to target where the format itself fixes the meaning (`Reader.targets`);
            all other columns of such a format are attributes.
        given: a mapping that a person wrote, whole or in part: what it says wins over everything.
        source_name: for messages.
        complete: the batch shows every column of the source. False where later rows may bring
            further columns (JSON Lines): then columns of ``given`` that are not in this batch are
            kept instead of refused.

    Raises:
        MappingError: ``given`` names a column that the source does not have, or a target that
            does not exist.
    """
    fixed = fixed or {}
    if given is not None:
        check_mapping(given)
        if complete:
            _check_columns(given, batch, source_name)
    _check_fixed(fixed)
    sample = Sample(batch)
    columns = {column.name: column for column in batch.columns}
    preset: dict[str, tuple[ColumnMapping, ...]] = {}
    if given is not None:
        preset = {
            name: _completed(columns[name], meanings, sample) if name in columns else meanings
            for name, meanings in given.columns.items()
        }
    for name, target in fixed.items():
        if name not in preset and name in columns:
            preset[name] = (_fixed_meaning(columns[name], target),)
    free = [column for column in batch.columns if column.name not in preset]
    taken = _filled(preset) | (set(given.constants) if given else set())
    found: dict[str, tuple[ColumnMapping, ...]]
    if fixed:
        found = {
            column.name: (attribute_meaning(column, view(column.name, 0), sample),)
            for column in free
        }
    else:
        found = _recognise(free, batch, sample, taken=taken)
    ordered = {
        column.name: preset.get(column.name) or found[column.name] for column in batch.columns
    }
    ordered = _in_category_order(ordered, batch, sample) if not fixed else ordered
    ordered |= {name: meanings for name, meanings in preset.items() if name not in ordered}
    return describe_source(ordered, batch, sample, given=given)


def extend_mapping(mapping: Mapping, batch: RowBatch) -> Mapping:
    """The mapping with the columns that first appear in this batch.

    The same rules hold, but a field that is filled already stays with its column. Whole-source
    decisions (decimal mark, key) stay as they are.
    """
    new = [column for column in batch.columns if column.name not in mapping.columns]
    if not new:
        return mapping
    sample = Sample(batch)
    taken = _filled(mapping.columns) | set(mapping.constants)
    supplier_only = not any(target.startswith(("product.", "offer.")) for target in taken) and any(
        target.startswith("supplier.") for target in taken
    )
    topic: Topic | None = ("supplier" if supplier_only else "product") if taken else None
    found = _recognise(new, batch, sample, taken=taken, topic=topic)
    return mapping.model_copy(update={"columns": {**mapping.columns, **found}})


def _recognise(
    columns: Sequence[Column],
    batch: RowBatch,
    sample: Sample,
    *,
    taken: set[str],
    topic: Topic | None = None,
) -> dict[str, tuple[ColumnMapping, ...]]:
    place = {column.name: at for at, column in enumerate(batch.columns)}
    views = [view(column.name, place[column.name]) for column in columns]
    about = topic or topic_of(views, sample)
    decided: dict[str, Candidate] = {}
    for one in views:
        if (candidate := special(one, sample)) is not None:
            decided[one.name] = candidate
    tiers = price_tiers(views, sample)
    levels = category_levels(views, sample) if "product.category" not in taken else ()
    pairs = named_pairs([one.name for one in views])
    units = unit_columns(views, sample)
    links = Links(tiers=tiers, levels=levels, pairs=pairs, units=units)
    open_views = [one for one in views if one.name not in decided and not links.holds(one.name)]
    options = _options(open_views, sample, about)
    if about == "product":
        if "product.title" not in taken:
            title_from_description(options, sample)
        settle_roles(open_views, options, sample)
    require_supplier(options, taken=taken)
    filled = {target for target in taken if target not in MULTI_VALUED}
    if levels:
        filled.add("product.category")
    result = assign(open_views, options, taken=filled)
    extra = further_meanings(open_views, result, sample, about) if not taken else {}
    meanings: dict[str, tuple[ColumnMapping, ...]] = {}
    for column, one in zip(columns, views, strict=True):
        meanings[column.name] = _meanings(column, one, decided, result, extra, links, sample)
    return meanings


def _options(views: Sequence[ColumnView], sample: Sample, topic: Topic) -> Options:
    near = _after_supplier(views)
    return {
        one.name: list(candidates(one, sample, topic=topic, supplier_near=one.at in near))
        for one in views
    }


def _after_supplier(views: Sequence[ColumnView]) -> set[int]:
    """Positions right after a column that names the supplier, or after such a neighbour."""
    near: set[int] = set()
    for one in sorted(views, key=lambda item: item.at):
        names = {match.target for match in one.names if match.strength >= THRESHOLD}
        own = {"supplier.name", "supplier.id"} & names
        follows = one.at in near and any(name.startswith("supplier.") for name in names)
        if own or follows:
            near.add(one.at + 1)
    return near


def _meanings(
    column: Column,
    one: ColumnView,
    decided: MappingOf[str, Candidate],
    result: Assignment,
    extra: MappingOf[str, Sequence[Candidate]],
    links: Links,
    sample: Sample,
) -> tuple[ColumnMapping, ...]:
    special_case = decided.get(column.name)
    if special_case is not None:
        return (field_meaning(column, one, special_case, links, sample),)
    linked = links.candidate(column.name)
    won = linked or result.won.get(column.name)
    meanings = [] if won is None else [field_meaning(column, one, won, links, sample)]
    meanings += [
        field_meaning(column, one, candidate, links, sample)
        for candidate in extra.get(column.name, ())
    ]
    if meanings:
        return tuple(meanings)
    return (attribute_meaning(column, one, sample, links=links, lost=result.lost.get(column.name)),)


def _in_category_order(
    columns: dict[str, tuple[ColumnMapping, ...]], batch: RowBatch, sample: Sample
) -> dict[str, tuple[ColumnMapping, ...]]:
    """Levels of a category stand in the mapping broad to narrow, as no file must."""
    levels = [
        name
        for name in category_levels(
            [view(column.name, at) for at, column in enumerate(batch.columns)], sample
        )
        if any(meaning.to == "product.category" for meaning in columns.get(name, ()))
    ]
    order = [name for name in columns if name in levels]
    if order == levels:
        return columns
    moved = iter(levels)
    return {(key := next(moved) if name in levels else name): columns[key] for name in columns}


def _completed(
    column: Column, meanings: tuple[ColumnMapping, ...], sample: Sample
) -> tuple[ColumnMapping, ...]:
    """What a person wrote in the short form takes its unit, currency and name from the header."""
    one = view(column.name, 0)
    return tuple(_complete(column, one, meaning, sample) for meaning in meanings)


def _complete(
    column: Column, one: ColumnView, meaning: ColumnMapping, sample: Sample
) -> ColumnMapping:
    if meaning != ColumnMapping(to=meaning.to) or meaning.to in (BAG, IGNORE):
        return meaning
    stated = {"confidence": 1.0, "because": "given; the rest is from the header"}
    if meaning.to == ATTRIBUTE:
        return attribute_meaning(column, one, sample).model_copy(update=stated)
    won = Candidate(meaning.to, 1.0, "given")
    return field_meaning(column, one, won, Links(), sample).model_copy(update=stated)


def _fixed_meaning(column: Column, target: str) -> ColumnMapping:
    because = "the format fixes its meaning"
    if target in (ATTRIBUTE, BAG, IGNORE):
        one = view(column.name, 0)
        if target == ATTRIBUTE:
            return attribute_meaning(column, one, None).model_copy(
                update={"confidence": 1.0, "because": because}
            )
    return ColumnMapping(to=target, confidence=1.0, because=because)


def _filled(columns: MappingOf[str, Sequence[ColumnMapping]]) -> set[str]:
    """Core fields that columns fill already."""
    targets = {meaning.to for meanings in columns.values() for meaning in meanings}
    return targets - {ATTRIBUTE, BAG, IGNORE}


def _check_columns(given: Mapping, batch: RowBatch, source_name: str) -> None:
    names = [column.name for column in batch.columns]
    named = [*given.columns, *_linked(given)]
    unknown = [name for name in dict.fromkeys(named) if name not in names]
    if not unknown:
        return
    hints = []
    for name in unknown:
        close = nearest(name, names)
        hints.append(f"'{name}'" + (f" (nearest: '{close}')" if close else ""))
    raise MappingError(
        f"the mapping names columns that {source_name} does not have: {', '.join(hints)}",
        field="columns",
        value=unknown[0] if len(unknown) == 1 else unknown,
        accepted=names if len(names) <= 30 else [*names[:30], "…"],
    )


def _linked(given: Mapping) -> list[str]:
    """Columns that a mapping refers to from other columns."""
    return [
        other
        for meanings in given.columns.values()
        for meaning in meanings
        for other in (meaning.name_from, meaning.unit_from)
        if other is not None
    ]


def _check_fixed(fixed: MappingOf[str, str]) -> None:
    for name, target in fixed.items():
        if target not in TARGETS:
            raise MappingError(
                f"the reader maps '{name}' to an unknown target",
                field=name,
                value=target,
                accepted=TARGETS,
            )
