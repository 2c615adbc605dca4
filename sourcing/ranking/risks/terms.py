"""Terms of an offer that do not fit the need: validity, minimum order, lead time."""

from __future__ import annotations

from sourcing.ranking.candidate import Candidate, offer_fact
from sourcing.ranking.criteria.lead_time import applicable
from sourcing.ranking.result import Risk, RiskKind
from sourcing.ranking.situation import Situation


def term_risks(candidate: Candidate, situation: Situation) -> tuple[Risk, ...]:
    """What has to be asked for anew, bought beyond the need, or comes too late."""
    return (
        *_validity(candidate, situation),
        *_minimum(candidate, situation),
        *_late(candidate, situation),
    )


def _validity(candidate: Candidate, situation: Situation) -> tuple[Risk, ...]:
    offer = candidate.offer
    for field, day, outside, words in (
        ("valid_until", offer.valid_until, -1, "was valid until"),
        ("valid_from", offer.valid_from, 1, "is valid only from"),
    ):
        if day is not None and (day - situation.today).days * outside > 0:
            fact = offer_fact(offer, field, day.isoformat())
            return (Risk(RiskKind.OFFER_NOT_VALID, f"{words} {day}", (fact,)),)
    return ()


def _minimum(candidate: Candidate, situation: Situation) -> tuple[Risk, ...]:
    offer = candidate.offer
    quantity = situation.quantity_of(offer)
    if offer.moq is None or quantity is None or offer.moq <= quantity:
        return ()
    moq = f"{offer.moq.normalize():,f}"
    words = f"sold from {moq}, {quantity.normalize():,f} needed; priced at {moq}"
    return (Risk(RiskKind.MOQ_ABOVE_QUANTITY, words, (offer_fact(offer, "moq", moq),)),)


def _late(candidate: Candidate, situation: Situation) -> tuple[Risk, ...]:
    step = applicable(candidate, situation)
    if step is None or situation.days is None or step.days_high <= situation.days:
        return ()
    sure = step.days_low > situation.days
    days = "–".join(dict.fromkeys((str(step.days_low), str(step.days_high))))
    words = f"{days} days to shipment, {situation.days} left" + ("" if sure else ": may be late")
    fact = offer_fact(candidate.offer, "lead_times", f"{days} days", "lead_time")
    return (Risk(RiskKind.TOO_LATE, words, (fact,)),)
