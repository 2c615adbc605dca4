"""The request for quotation as a typed document: what is in it, and its JSON."""

from rfq.document.audience import for_supplier
from rfq.document.checks import Fact, Finding, FindingCode, Severity, check
from rfq.document.criteria import criteria_of
from rfq.document.document import VERSION, RfqDocument
from rfq.document.file import rfq_from_json, rfq_to_json
from rfq.document.header import Confidentiality, Header
from rfq.document.line import Classification, Quantity, RfqLine
from rfq.document.missing import Lack, Missing, Necessity, missing
from rfq.document.money import Price, PrivatePrice
from rfq.document.need import rfq_from_need
from rfq.document.party import Address, Buyer, Contact, InvitedSupplier, PartyIdentifier
from rfq.document.process import Attachment, Criterion, Disqualifier, Process, SupplierQuestion
from rfq.document.provenance import FieldProvenance, Provenance
from rfq.document.quality import Certificate, Inspection, Quality, Samples, Spares, Warranty
from rfq.document.specification import Specification, Tolerance
from rfq.document.terms import DeliveryPlace, DeliveryTerm, Instalment, Terms

__all__ = [
    "VERSION",
    "Address",
    "Attachment",
    "Buyer",
    "Certificate",
    "Classification",
    "Confidentiality",
    "Contact",
    "Criterion",
    "DeliveryPlace",
    "DeliveryTerm",
    "Disqualifier",
    "Fact",
    "FieldProvenance",
    "Finding",
    "FindingCode",
    "Header",
    "Inspection",
    "Instalment",
    "InvitedSupplier",
    "Lack",
    "Missing",
    "Necessity",
    "PartyIdentifier",
    "Price",
    "PrivatePrice",
    "Process",
    "Provenance",
    "Quality",
    "Quantity",
    "RfqDocument",
    "RfqLine",
    "Samples",
    "Severity",
    "Spares",
    "Specification",
    "SupplierQuestion",
    "Terms",
    "Tolerance",
    "Warranty",
    "check",
    "criteria_of",
    "for_supplier",
    "missing",
    "rfq_from_json",
    "rfq_from_need",
    "rfq_to_json",
]
