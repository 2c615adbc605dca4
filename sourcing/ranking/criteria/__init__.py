"""The criteria that suppliers are ranked by, in the order they are shown."""

from __future__ import annotations

from typing import Final

from sourcing.ranking.criteria.capacity import Capacity
from sourcing.ranking.criteria.criterion import Criterion
from sourcing.ranking.criteria.disputes import Disputes
from sourcing.ranking.criteria.kind import Kind
from sourcing.ranking.criteria.lead_time import LeadTimeNeeded
from sourcing.ranking.criteria.match import Match
from sourcing.ranking.criteria.moq import MinimumOrder
from sourcing.ranking.criteria.on_time import OnTime
from sourcing.ranking.criteria.price import Price
from sourcing.ranking.criteria.rating import Rating
from sourcing.ranking.criteria.requirements import Certifications, Musts, Wishes, judged, truths_of
from sourcing.ranking.criteria.response import Response
from sourcing.ranking.criteria.verification import Verification
from sourcing.ranking.criteria.years import Years

CRITERIA: Final[tuple[Criterion, ...]] = (
    Match(),
    Musts(),
    Wishes(),
    Price(),
    MinimumOrder(),
    LeadTimeNeeded(),
    Certifications(),
    Verification(),
    OnTime(),
    Disputes(),
    Rating(),
    Years(),
    Response(),
    Capacity(),
    Kind(),
)

__all__ = ["CRITERIA", "Criterion", "judged", "truths_of"]
