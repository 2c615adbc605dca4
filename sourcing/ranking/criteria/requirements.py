"""Musts and wishes: the share of what is required that the offer is known to meet."""

from __future__ import annotations

from collections.abc import Sequence

from data.constraint import CERTIFICATION, LEAD_TIME, PRICE, Truth
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
        return bool(_other_than_certificates(situation.musts))

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The weighted share that is met."""
        return _share(candidate, situation, _other_than_certificates(situation.musts))

    def facts(self, candidate: Candidate, situation: Situation) -> tuple[Fact, ...]:
        """The field behind each."""
        return _facts(candidate, situation, _other_than_certificates(situation.musts))


class Wishes:
    """What should hold."""

    id = "wishes"
    label = "wishes"
    of = Record.OFFER

    def applies(self, situation: Situation) -> bool:
        """Where the need has wishes other than certificates."""
        return bool(_other_than_certificates(situation.wishes))

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The weighted share that is met."""
        return _share(candidate, situation, _other_than_certificates(situation.wishes))

    def facts(self, candidate: Candidate, situation: Situation) -> tuple[Fact, ...]:
        """The field behind each."""
        return _facts(candidate, situation, _other_than_certificates(situation.wishes))


class Certifications:
    """Certificates asked for: the product's own or its supplier's."""

    id = "certifications"
    label = "certificates asked for"
    of = Record.OFFER

    def applies(self, situation: Situation) -> bool:
        """Where certificates are asked for."""
        return bool(situation.certificates)

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The weighted share that is stated."""
        return _share(candidate, situation, situation.certificates)

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


def _other_than_certificates(requirements: Sequence[Requirement]) -> list[Requirement]:
    return [one for one in requirements if one.constraint.field != CERTIFICATION]


def _share(
    candidate: Candidate, situation: Situation, requirements: Sequence[Requirement]
) -> Measure:
    met = possible = total = 0.0
    for one in requirements:
        # One that weighs nothing still has to be told from none at all.
        weight = max(one.weight, 1e-6)
        truth = judged(candidate, situation, one).truth
        total += weight
        met += weight if truth is Truth.MET else 0.0
        possible += 0.0 if truth is Truth.MISSED else weight
    worst, best = met / total, possible / total
    return Measure((worst + best) / 2.0, worst, best)


def _facts(
    candidate: Candidate, situation: Situation, requirements: Sequence[Requirement]
) -> tuple[Fact, ...]:
    ids = {
        Record.PRODUCT: candidate.product.id,
        Record.OFFER: candidate.offer.id,
        Record.SUPPLIER: candidate.supplier.id,
    }
    judgements = [judged(candidate, situation, one) for one in requirements]
    return tuple(
        Fact(one.record, ids[one.record], one.field, one.shown, one.evidence) for one in judgements
    )
