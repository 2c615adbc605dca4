"""Whether a document is consistent with itself and with what is known of the market."""

from rfq.document.checks.check import check
from rfq.document.checks.finding import Fact, Finding, FindingCode, Parameter, Severity

__all__ = ["Fact", "Finding", "FindingCode", "Parameter", "Severity", "check"]
