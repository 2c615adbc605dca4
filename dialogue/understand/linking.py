"""Linking a number to the attribute it is meant for.

The unit's dimension says which attributes could take it. The question just asked, the attribute's
name beside the number, the range that products of this category have, and how much buyers care
about the attribute weigh them; when two are left, the buyer is asked.

What a plain number means: "2.5 t" or "48 V" is a nominal value, which products meet within a tenth
(`Operator.ABOUT`: 2.5 t and 5,500 lb are one class of truck, a 48 V battery has 51.2 V). A count or
a size number without a unit ("60 cells", "size 42") is exact. "At least" is meant only when said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from data.constraint import Constraint, Operator
from data.schema.model import AttributeDefinition, AttributeKind
from data.units import convert, rec20_code
from dialogue.grammar.mention import NumberMention, QuantityMention
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.evidence import NEAR, gap_of, name_evidence, names_goods
from dialogue.understand.nominal import constraint_of, english
from dialogue.understand.plausible import BEYOND, convertible, plausibility
from dialogue.understand.telling import link_words
from dialogue.understand.trade_units import as_said

_ASKED: Final = 8.0
_NAMED: Final = 6.0
_PART: Final = 2.5
_KNOWN: Final = 3.0
_CLEAR: Final = 1.25
"""A reading this many times as good as the next is taken."""
_WORTH: Final = 0.35
"""A reading at least this good beside the best is offered to the buyer."""
_INCIDENTAL: Final = 0.5
"""A product's own weight is seldom what a bare mass asks for."""
_RATED: Final = 1.4
_LIMITED: Final = 0.75
_RATING: Final = frozenset(("rated", "nominal", "capacity"))
_LIMIT: Final = frozenset(
    ("maximum", "minimum", "peak", "standby", "idle", "start", "starting", "input", "at", "per")
)
_BARE: Final = 0.8
"""Evidence of a name from which a number is the attribute's, whatever else it could be."""

_OWN_UNIT: Final = 1.15
"""A number in the very unit that most products state: inches for a size in inches."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    attribute: AttributeDefinition
    unit: str | None
    score: float
    fits: float
    """Plausibility of the value in the attribute's range, 0 to 1."""
    named: bool
    said: NumberMention
    """The number in the unit that is meant for the attribute."""


def link_numbers(draft: Draft) -> None:
    """Turn numbers with a unit, and bare ones that belong to an attribute, into requirements."""
    for mention in list(draft.mentions):
        if isinstance(mention, NumberMention) and not draft.is_used(mention.start, mention.end):
            if _counts_goods(draft, mention):
                continue
            item = link_number(draft, mention)
            if item is not None and item.out_of_range and _is_quantity(draft, mention):
                continue
            if item is not None:
                draft.items.append(item)
                draft.mentions.remove(mention)
                draft.use(mention.start, mention.end)
                _use_names(draft, mention, item.constraint.field)


def _counts_goods(draft: Draft, mention: NumberMention) -> bool:
    """Whether a bare number stands right before goods: "10 forklifts", whatever was asked."""
    if mention.unit is not None or mention.low != mention.high or mention.low != int(mention.low):
        return False
    return mention.operator is Operator.EQUAL and any(
        match.start >= mention.end
        and match.of(EntryKind.CATEGORY)
        and not draft.tokens_between(mention.end, match.start)
        and not _is_counted(draft, mention, match)
        for match in draft.matches
    )


def _is_counted(draft: Draft, mention: NumberMention, match: Match) -> bool:
    """Whether what is counted is a part of the goods talked about: "24 tools" of a magazine."""
    if names_goods(draft, match):
        return False
    for entry in match.of(EntryKind.NAME, EntryKind.NAME_PART):
        attribute = draft.scope.attributes.get(entry.field)
        if attribute is None or attribute.kind is not AttributeKind.NUMBER or attribute.unit:
            continue
        if plausibility(mention, attribute, None) > BEYOND:
            return True
    return False


def _is_quantity(draft: Draft, mention: NumberMention) -> bool:
    """Whether a measure says how much of the goods is wanted: "500 kg of bearings"."""
    code = rec20_code(mention.unit) if mention.unit else None
    after = [match for match in draft.matches if match.of(EntryKind.CATEGORY)]
    near = any(
        match.start >= mention.end
        and 1 <= len(draft.tokens_between(mention.end, match.start)) <= 2
        and draft.tokens_between(mention.end, match.start)[0].text in link_words()
        for match in after
    )
    if code is None or not near or mention.low != mention.high:
        return False
    draft.mentions[draft.mentions.index(mention)] = QuantityMention(
        start=mention.start,
        end=mention.end,
        words=mention.words,
        confidence=mention.confidence,
        number=Decimal(f"{mention.low:.15g}"),
        unit=code,
    )
    return True


def link_number(draft: Draft, mention: NumberMention) -> Item | None:
    """The requirement a number is meant as, or None when no attribute takes it."""
    if mention.operator is Operator.AT_MOST and _moves_to(draft, mention):
        mention = replace(mention, low=mention.high, operator=Operator.EQUAL)
    found = _candidates(draft, mention)
    if not found:
        return None
    best = found[0]
    if best.fits <= BEYOND:
        return _beyond(best.said, best)
    rivals = [one for one in found[1:] if one.fits > BEYOND and one.score * _CLEAR >= best.score]
    readings: tuple[Constraint, ...] = ()
    if rivals and not best.named:
        worth = [one for one in found if one.score >= _WORTH * best.score and one.fits > BEYOND]
        readings = tuple(constraint_of(one.said, one.attribute, one.unit) for one in worth[:4])
    return Item(
        mention.start,
        mention.end,
        constraint_of(best.said, best.attribute, best.unit),
        confidence=round(mention.confidence * (0.6 if readings else 0.95), 3),
        negated=mention.negated,
        settled=mention.negated or mention.operator is not Operator.EQUAL,
        readings=readings,
    )


def _moves_to(draft: Draft, mention: NumberMention) -> bool:
    """Whether "up to" belongs to a change ("bump it up to 3 t") rather than to the number."""
    return any(cue.start < mention.start < cue.end for cue in draft.cues_of(CueKind.CORRECT))


def _candidates(draft: Draft, mention: NumberMention) -> list[_Candidate]:
    found = []
    known = {
        requirement.constraint.field
        for line in draft.state.need.lines
        for requirement in line.requirements
    }
    correcting = bool(draft.cues_of(CueKind.CORRECT))
    given = mention
    labelled = any(
        match.of(EntryKind.VALUE)
        for match in draft.matches
        if match.start < mention.end and mention.start < match.end
    )
    for attribute in draft.scope.attributes.values():
        if attribute.kind is not AttributeKind.NUMBER:
            continue
        named = max(
            name_evidence(draft, given, attribute.id), _is_for_people(draft, given, attribute)
        )
        mention = given if labelled else as_said(given, attribute, named=named >= _BARE)
        unit = _unit(draft, mention, attribute)
        if unit is None and mention.unit is not None:
            continue
        fits = plausibility(mention, attribute, unit)
        if mention.unit is None and named < _BARE and attribute.id != draft.asked:
            continue
        score = (0.25 + attribute.importance) * (0.4 + 0.6 * attribute.coverage) * fits
        score *= draft.scope.standing(attribute.id)
        if named >= 1.0:
            score *= _NAMED
        elif named > 0:
            score *= 1.0 + (_PART - 1.0) * named
        if attribute.unit is not None and unit == attribute.unit:
            score *= _OWN_UNIT if given.unit in (None, unit) else _DESIGNATED
        if attribute.id == draft.asked:
            score *= _ASKED
        if attribute.id in known and correcting:
            score *= _KNOWN
        if named < _BARE:
            score *= _standing(attribute)
        found.append(_Candidate(attribute, unit, score, fits, named >= _BARE, mention))
    found.sort(key=lambda one: (-one.score, one.attribute.id))
    return found


_DESIGNATED: Final = 0.6
"""A size in inches as a designation in millimetres, beside an attribute in inches."""
_PEOPLE: Final = frozenset(
    "man men person persons people pax berth plazas personas 人 人用 personen places".split()
)
_FOR: Final = frozenset(("for", "para", "für", "pour", "供", "容纳"))


def _is_for_people(draft: Draft, mention: NumberMention, attribute: AttributeDefinition) -> float:
    """Evidence that a bare number after "for" counts people: "a roof tent for 3"."""
    if mention.unit is not None or attribute.unit != "person":
        return 0.0
    before = [token.text for token in draft.tokens if token.end <= mention.start][-1:]
    after = [token.text for token in draft.tokens if token.start >= mention.end][:1]
    said = (before and before[0] in _FOR) or (after and after[0] in _PEOPLE)
    return _BARE if said else 0.0


def _standing(attribute: AttributeDefinition) -> float:
    """How likely a quantity that nothing names is this one rather than another of its dimension.

    Ratings are what goods are bought by; limits, special conditions and the goods' own weight are
    named when they are meant.
    """
    stems = english(attribute)
    if attribute.dimension == "mass" and "weight" in stems:
        return _INCIDENTAL
    if stems & _LIMIT:
        return _LIMITED
    return _RATED if stems & _RATING else 1.0


def _unit(draft: Draft, mention: NumberMention, attribute: AttributeDefinition) -> str | None:
    """The unit a number is in when it is meant for an attribute; None when it cannot be."""
    if mention.unit is not None:
        if attribute.unit is None or not convertible(mention.unit, attribute.unit):
            return None
        return mention.unit
    if attribute.unit is None:
        return None
    question = draft.state.question
    own = attribute.unit
    if question is not None and attribute.id == draft.asked and question.unit:
        own = question.unit
    units = [own] if own == attribute.unit else [own, attribute.unit]
    units += [
        unit
        for unit, _ in attribute.units
        if unit not in units and convertible(unit, attribute.unit)
    ]
    if plausibility(mention, attribute, own) > BEYOND:
        return own
    return max(units, key=lambda unit: (plausibility(mention, attribute, unit), unit == own))


def _use_names(draft: Draft, mention: NumberMention, field: str) -> None:
    start, end = draft.clause(mention.start)
    for match in draft.matches:
        if match.start < start or match.end > end or draft.is_used(match.start, match.end):
            continue
        named = any(entry.field == field for entry in match.of(EntryKind.NAME, EntryKind.NAME_PART))
        near = gap_of(draft, match, mention.start, mention.end) <= NEAR
        if named and near and not match.of(EntryKind.CATEGORY):
            draft.use(match.start, match.end)


def _beyond(mention: NumberMention, best: _Candidate) -> Item:
    """A value that no product of the category has, with the range that exists, in its own unit."""
    attribute = best.attribute
    spread = attribute.quantiles
    low = high = None
    if spread is not None:
        low, high = spread.minimum, spread.maximum
        if best.unit and attribute.unit and best.unit != attribute.unit:
            low = convert(low, attribute.unit, best.unit)
            high = convert(high, attribute.unit, best.unit)
    return Item(
        mention.start,
        mention.end,
        constraint_of(mention, attribute, best.unit or attribute.unit),
        confidence=0.9,
        negated=mention.negated,
        settled=True,
        out_of_range=not mention.negated,
        low=low,
        high=high,
    )
