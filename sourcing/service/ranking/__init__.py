"""Ranking: suppliers for a caller, with reasons, weights and the points of a chart."""

from sourcing.service.ranking.rank import ranked

__all__ = ["ranked"]
