"""From a need to a document: what the buyer wants, said as a request for quotation."""

from rfq.document.need.build import rfq_from_need

__all__ = ["rfq_from_need"]
