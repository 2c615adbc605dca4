"""Musts and wishes: the share of what is required that the offer is known to meet."""

from __future__ import annotations

from collections.abc import Callable

from data.constraint import CERTIFICATION, CORE_FIELDS, LEAD_TIME, PRICE, Importance, Truth
from data.judge import Judgement, Record
from data.judge.labels import wanted_labels
from data.judge.truths import either
from data.need import Requirement
from sourcing.ranking.candidate import Candidate, Fact
from sourcing.ranking.measure import Measure
from sourcing.ranking.sale_unit import units_in
from sourcing.ranking.situation import Situation


class Musts:
    """What has to hold: met counts in full, missed not at all, not stated is open."""

    id = "musts"
    label = "musts"
    of = Record.OFFER

    def applies(self, situation: Situation) -> bool:
        """Where the need has musts other than certificates, which have their own criterion."""
        return any(map(_is_must, situation.requirements))

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The weighted share that is met."""
        return _share(candidate, situation, _is_must)

    def facts(self, candidate: Candidate, situation: Situation) -> tuple[Fact, ...]:
        """The field behind each."""
        return _facts(candidate, situation, _is_must)


class Wishes:
    """What should hold."""

    id = "wishes"
    label = "wishes"
    of = Record.OFFER

    def applies(self, situation: Situation) -> bool:
        """Where the need has wishes other than certificates."""
        return any(map(_is_wish, situation.requirements))

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The weighted share that is met."""
        return _share(candidate, situation, _is_wish)

    def facts(self, candidate: Candidate, situation: Situation) -> tuple[Fact, ...]:
        """The field behind each."""
        return _facts(candidate, situation, _is_wish)


class Certifications:
    """Certificates asked for: the product's own or its supplier's."""

    id = "certifications"
    label = "certificates asked for"
    of = Record.OFFER

    def applies(self, situation: Situation) -> bool:
        """Where certificates are asked for."""
        return any(map(_is_certificate, situation.requirements))

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The weighted share that is stated."""
        return _share(candidate, situation, _is_certificate)

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """What product and supplier state."""
        product, supplier = candidate.product, candidate.supplier
        owners = (
            (Record.PRODUCT, product.id, product.certifications, product.evidence),
            (Record.SUPPLIER, supplier.id, supplier.certifications, supplier.evidence),
        )
        facts = []
        for record, record_id, stated, evidence in owners:
            found = evidence.get("certifications")
            sources = () if found is None else (found,)
            shown = ", ".join(stated) or None
            facts.append(Fact(record, record_id, "certifications", shown, sources))
        return tuple(facts)


def judged(candidate: Candidate, situation: Situation, requirement: Requirement) -> Judgement:
    """Whether a candidate meets a requirement, at the quantity that is needed.

    A certificate is met by the product's list or the supplier's; it is missed only when both
    state certificates and neither names it.
    """
    constraint = requirement.constraint
    offer = candidate.offer
    if constraint.field in (PRICE, LEAD_TIME):
        quantity = situation.quantity_of(offer)
        same = units_in(offer.unit_of_sale, situation.unit) == 1.0
        told = quantity is not None or situation.quantity is None
        comparable = told and (same or constraint.field == LEAD_TIME)
        judge = situation.judge_at(quantity)
        return judge.judge(constraint, offer=offer if comparable else None)
    judgement = situation.judge_at(None).judge(
        constraint, candidate.product, offer, candidate.supplier
    )
    if constraint.field != CERTIFICATION or judgement.truth is Truth.MET:
        return judgement
    supplier = candidate.supplier
    of_supplier = wanted_labels(constraint, None)(supplier.certifications)
    truth = either((judgement.truth, of_supplier))
    if truth is judgement.truth and of_supplier is not Truth.MET:
        return judgement
    found = supplier.evidence.get("certifications")
    return Judgement(
        constraint,
        truth,
        Record.SUPPLIER,
        "certifications",
        ", ".join(supplier.certifications) or None,
        () if found is None else (found,),
    )


def truths_of(candidate: Candidate, situation: Situation) -> tuple[Truth, ...]:
    """Whether a candidate meets each requirement of the situation; worked out once."""
    known = situation.truths.get(id(candidate))
    if known is not None and known[0] is candidate:
        return known[1]
    of_attributes = situation.attribute_constraints
    found = situation.judge_at(None).truths(of_attributes, candidate.product)
    if len(found) < len(situation.requirements):
        at = iter(found)
        truths = tuple(
            judged(candidate, situation, one).truth
            if one.constraint.field in CORE_FIELDS
            else next(at)
            for one in situation.requirements
        )
    else:
        truths = tuple(found)
    # The candidate is kept beside its answer, so that its identity is not another's later.
    situation.truths[id(candidate)] = candidate, truths
    return truths


def _is_must(requirement: Requirement) -> bool:
    constraint = requirement.constraint
    return constraint.importance is Importance.MUST and constraint.field != CERTIFICATION


def _is_wish(requirement: Requirement) -> bool:
    constraint = requirement.constraint
    return constraint.importance is Importance.SHOULD and constraint.field != CERTIFICATION


def _is_certificate(requirement: Requirement) -> bool:
    return requirement.constraint.field == CERTIFICATION


def _share(
    candidate: Candidate, situation: Situation, counts: Callable[[Requirement], bool]
) -> Measure:
    met = possible = total = 0.0
    truths = truths_of(candidate, situation)
    for place, weight in _weighed(situation, counts):
        truth = truths[place]
        total += weight
        if truth is not Truth.MISSED:
            possible += weight
            if truth is Truth.MET:
                met += weight
    worst, best = met / total, possible / total
    return Measure((worst + best) / 2.0, worst, best)


def _weighed(
    situation: Situation, counts: Callable[[Requirement], bool]
) -> list[tuple[int, float]]:
    """Places of the requirements that count, with their weights; worked out once."""
    found = situation.places.get(counts)
    if found is None:
        found = situation.places[counts] = [
            # One that weighs nothing still has to be told from none at all.
            (place, max(one.weight, 1e-6))
            for place, one in enumerate(situation.requirements)
            if counts(one)
        ]
    return found


def _facts(
    candidate: Candidate, situation: Situation, counts: Callable[[Requirement], bool]
) -> tuple[Fact, ...]:
    ids = {
        Record.PRODUCT: candidate.product.id,
        Record.OFFER: candidate.offer.id,
        Record.SUPPLIER: candidate.supplier.id,
    }
    judgements = [
        judged(candidate, situation, one) for one in situation.requirements if counts(one)
    ]
    return tuple(
        Fact(one.record, ids[one.record], one.field, one.shown, one.evidence) for one in judgements
    )
