"""The workbook that a supplier answers in."""

from rfq.papers.response.render import ResponseSheet

__all__ = ["ResponseSheet"]
