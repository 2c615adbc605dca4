"""The RFQ as UBL 2.1 RequestForQuotation XML, written and read."""

from rfq.ubl.read import UblReading, read_ubl, rfq_from_ubl
from rfq.ubl.write import rfq_to_ubl

__all__ = ["UblReading", "read_ubl", "rfq_from_ubl", "rfq_to_ubl"]
