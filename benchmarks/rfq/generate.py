"""RFQs of every shape that the document allows, from a source of random numbers.

Every field is filled sometimes and left out sometimes; texts come in several scripts, with
everything that XML, spreadsheets and shells would take for something else. The same generator
makes the benchmark's fixed set (a seeded `random.Random`) and the properties' examples
(`hypothesis.strategies.randoms`, which can then shrink them).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from random import Random
from typing import Any, Final, TypeVar, get_args

from data.constraint import Importance, Operator
from data.need import Origin
from rfq.document import (
    Address,
    Attachment,
    Buyer,
    Certificate,
    Classification,
    Confidentiality,
    Contact,
    Criterion,
    DeliveryPlace,
    DeliveryTerm,
    Disqualifier,
    FieldProvenance,
    Header,
    Inspection,
    Instalment,
    InvitedSupplier,
    PartyIdentifier,
    PrivatePrice,
    Process,
    Provenance,
    Quality,
    Quantity,
    RfqDocument,
    RfqLine,
    Samples,
    Spares,
    Specification,
    SupplierQuestion,
    Terms,
    Tolerance,
    Warranty,
)
from rfq.document.codes import Incoterm
from rfq.document.quality import Aql, InspectionLevel
from rfq.document.specification import LISTS, ORDERED

T = TypeVar("T")

WORDS: Final = (
    "electric forklift",
    "叉车，额定载重 2.5 吨",
    "transpaleta eléctrica «Ñandú»",
    "Führerstandgerät für Großlager",
    "=SUM(A1:A9)",
    "<script>alert('x')</script> & Co.",
    "]]> &amp; <!-- -->",
    "50 % T/T deposit, rest against B/L",
    "a\tb".replace("\t", "  "),
    "🏭 factory tour",
    "-10 °C … 40 °C",
    "\"quoted\", 'twice'; $(whoami) `id`",
    "x",
    "@cmd|' /C calc'!A0",
    "עברית and العربية",
)
UNITS: Final = (None, "t", "kg", "mm", "kW", "V", "°C", "%", "dB(A)", "Wp", "L/min", "Δ°C")
SALE_UNITS: Final = (None, "C62", "H87", "SET", "KGM", "MTR", "XPX", "PR")
COUNTRIES: Final = ("CN", "DE", "US", "MX", "ES", "TW", "GB")
CURRENCIES: Final = ("USD", "EUR", "CNY", "JPY", "KWD")


class Generator:
    """Parts of documents from one source of random numbers."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def document(self) -> RfqDocument:
        """A document."""
        lines = tuple(self._line(str(number)) for number in range(1, self._upto(1, 4) + 1))
        ids = tuple(line.id for line in lines)
        return RfqDocument(
            header=self._header(),
            lines=lines,
            terms=self._terms(ids),
            quality=self._quality(ids),
            process=self._process(ids),
            suppliers=tuple(self._supplier(n) for n in range(self._upto(0, 3))),
            provenance=tuple(
                FieldProvenance(field=field, provenance=self._provenance())
                for field in ("terms.needed_by", "lines[1].quantity", "header.currency")
                if self._chance()
            ),
        )

    def _chance(self) -> bool:
        return self._random.random() < 0.5

    def _upto(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def _pick(self, values: tuple[T, ...]) -> T:
        return values[self._random.randrange(len(values))]

    def _maybe(self, make: Callable[..., T], *arguments: Any) -> T | None:
        return make(*arguments) if self._chance() else None

    def _several(self, make: Callable[[], T], most: int = 3) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._upto(0, most)))

    def _name(self) -> str:
        return " ".join(self._pick(WORDS) for _ in range(self._upto(1, 2)))

    def _prose(self) -> str:
        return "\n".join(self._pick(WORDS) for _ in range(self._upto(1, 3)))

    def _amount(self) -> Decimal:
        kinds = (
            Decimal(self._upto(0, 5000)),
            Decimal(self._upto(0, 10**9)).scaleb(-2),
            Decimal("0.000000001"),
            Decimal("999999999999999.999999999"),
            Decimal("1E+3"),
            Decimal("12.50"),
        )
        return self._pick(kinds)

    def _figure(self) -> float:
        kinds = (
            float(self._upto(-50, 5000)),
            self._upto(1, 10**6) / 1000,
            0.1 + 0.2,
            1e-9,
            999999999999000.0,
            -1.5e-7,
            0.0,
        )
        return self._pick(kinds)

    def _day(self) -> date:
        return date(2026, 1, 1) + timedelta(days=self._upto(0, 3000))

    def _moment(self) -> datetime:
        zone = self._pick(
            (
                UTC,
                timezone(timedelta(hours=8)),
                timezone(timedelta(hours=-9, minutes=-30)),
                timezone(timedelta(hours=14)),
            )
        )
        seconds = self._upto(0, 86399)
        day = self._day()
        start = datetime(day.year, day.month, day.day, tzinfo=zone)
        last = timedelta(hours=23, minutes=59, seconds=59)
        return start + (last if self._upto(0, 9) == 0 else timedelta(seconds=seconds))

    def _provenance(self) -> Provenance:
        return Provenance(
            origin=self._pick(tuple(Origin)),
            turn=self._maybe(self._upto, 1, 40),
            words=self._maybe(self._prose),
            confidence=self._upto(0, 100) / 100,
        )

    def _price(self) -> PrivatePrice:
        return PrivatePrice(
            amount=self._amount(),
            currency=self._pick(CURRENCIES),
            disclosed=self._chance(),
            provenance=self._maybe(self._provenance),
        )

    def _quantity(self) -> Quantity:
        return Quantity(number=self._amount(), unit=self._pick(SALE_UNITS))

    def _place(self) -> DeliveryPlace:
        return DeliveryPlace(
            country=self._maybe(self._pick, COUNTRIES), name=self._maybe(self._name)
        )

    def _contact(self) -> Contact:
        return Contact(
            name=self._name(),
            role=self._maybe(self._name),
            email="buyer@example.com" if self._chance() else None,
            phone="+49 40 123 456" if self._chance() else None,
        )

    def _header(self) -> Header:
        address = Address(
            lines=self._several(self._name, 2),
            city=self._maybe(self._name),
            postcode=self._maybe(lambda: "20095"),
            region=self._maybe(self._name),
            country=self._maybe(self._pick, COUNTRIES),
        )
        buyer = Buyer(
            name=self._name(),
            address=self._pick((None, address)),
            identifiers=self._several(lambda: PartyIdentifier(scheme="VAT", value=self._name()), 2),
        )
        return Header(
            id=f"RFQ-2026/{self._upto(1, 9999)}",
            revision=self._upto(1, 12),
            issued=self._moment(),
            respond_by=self._maybe(self._moment),
            quotations_valid_until=self._maybe(self._day),
            title=self._maybe(self._name),
            buyer=self._pick((None, buyer)),
            contacts=self._several(self._contact),
            language=self._pick(("en", "zh-Hans", "es-MX", "de")),
            currency=self._maybe(self._pick, CURRENCIES),
            confidentiality=self._pick(tuple(Confidentiality)),
            notes=self._several(self._prose, 2),
        )

    def _line(self, line_id: str) -> RfqLine:
        codes = (
            Classification(scheme="HS", code="842710", evidence=("p1", "p2")),
            Classification(scheme="UNSPSC", code="24101603", version="24.0"),
            Classification(scheme="ECLASS", code="22-02-06-01"),
        )
        return RfqLine(
            id=self._pick((line_id, f"L-{line_id}")),
            description=self._prose(),
            category=self._several(self._name),
            classifications=tuple(one for one in codes if self._chance()),
            quantity=self._maybe(self._quantity),
            annual=self._maybe(self._quantity),
            price_breaks=self._several(self._amount),
            target_price=self._maybe(self._price),
            budget=self._maybe(self._price),
            alternates=self._pick((None, True, False)),
            specifications=tuple(
                self._specification(f"s{number}") for number in range(self._upto(0, 6))
            ),
            notes=self._several(self._prose, 2),
            products=self._several(self._name, 2),
        )

    def _specification(self, identifier: str) -> Specification:
        operator = self._pick(tuple(Operator))
        numeric = operator in ORDERED or self._chance()
        count = 2 if operator is Operator.BETWEEN else 1
        count = self._upto(1, 3) if operator in LISTS else count
        words = self._chance()

        def value() -> float | str | bool:
            if numeric:
                return self._figure()
            return self._name() if words else self._chance()

        tolerance = Tolerance(
            minus=abs(self._figure()),
            plus=abs(self._figure()),
            unit=self._pick((None, "%", "mm")),
        )
        return Specification(
            id=identifier,
            name=self._name(),
            attribute=self._maybe(self._pick, ("load_capacity", "额定载重", "offer.lead_time")),
            operator=operator,
            values=tuple(value() for _ in range(count)),
            unit=self._pick(UNITS) if numeric else None,
            tolerance=self._pick((None, tolerance)) if numeric else None,
            importance=self._pick(tuple(Importance)),
            weight=self._upto(0, 100) / 100,
            disclosed=self._upto(0, 4) > 0,
            provenance=self._maybe(self._provenance),
        )

    def _terms(self, lines: tuple[str, ...]) -> Terms:
        return Terms(
            delivery_term=self._maybe(
                lambda: DeliveryTerm(
                    rule=self._pick(get_args(Incoterm)), place=self._maybe(self._name)
                )
            ),
            destination=self._maybe(self._place),
            needed_by=self._maybe(self._day),
            schedule=tuple(
                Instalment(
                    id=f"d{number}",
                    line=self._pick(lines),
                    quantity=self._quantity(),
                    by=self._day(),
                    place=self._maybe(self._place),
                )
                for number in range(self._upto(0, 4))
            ),
            budget=self._maybe(self._price),
            payment=self._maybe(self._prose),
            packaging=self._maybe(self._prose),
            tooling=self._maybe(self._prose),
        )

    def _quality(self, lines: tuple[str, ...]) -> Quality:
        levels = get_args(Aql)
        inspection = Inspection(
            level=self._pick(get_args(InspectionLevel)),
            critical=self._maybe(self._pick, levels),
            major=self._maybe(self._pick, levels),
            minor=self._maybe(self._pick, levels),
            stage=self._maybe(self._name),
            by=self._maybe(self._name),
            details=self._maybe(self._prose),
        )
        samples = Samples(
            required=self._chance(),
            number=self._maybe(self._upto, 1, 9),
            by=self._maybe(self._day),
            details=self._maybe(self._prose),
        )
        return Quality(
            certificates=tuple(
                Certificate(
                    id=f"c{number}",
                    names=("CE", *self._several(self._name, 2)),
                    importance=self._pick(tuple(Importance)),
                    lines=tuple(line for line in lines if self._chance()),
                    provenance=self._maybe(self._provenance),
                )
                for number in range(self._upto(0, 3))
            ),
            samples=self._pick((None, samples)),
            inspection=self._pick((None, inspection)),
            warranty=self._maybe(
                lambda: Warranty(months=self._upto(0, 60), details=self._maybe(self._prose))
            ),
            spares=self._maybe(
                lambda: Spares(years=self._maybe(self._amount), details=self._maybe(self._prose))
            ),
        )

    def _process(self, lines: tuple[str, ...]) -> Process:
        weights = self._pick(((), (100,), (50, 30, 20), (33, 33, 33)))
        return Process(
            attachments=tuple(
                Attachment.of(
                    self._name().encode(),
                    attachment_id=f"a{number}",
                    name=self._name(),
                    media_type="application/pdf",
                    description=self._maybe(self._prose),
                )
                for number in range(self._upto(0, 2))
            ),
            questions=tuple(
                SupplierQuestion(
                    id=f"q{number}",
                    text=self._prose(),
                    line=self._maybe(self._pick, lines),
                    required=self._chance(),
                )
                for number in range(self._upto(0, 2))
            ),
            criteria=tuple(
                Criterion(id=f"k{number}", name=self._name(), weight=Decimal(weight))
                for number, weight in enumerate(weights)
            ),
            disqualifiers=tuple(
                Disqualifier(id=f"x{number}", text=self._prose())
                for number in range(self._upto(0, 2))
            ),
        )

    def _supplier(self, number: int) -> InvitedSupplier:
        return InvitedSupplier(
            id=f"{self._pick(('sup', '供应商 ', 'a]b [', 'ACME & Söhne '))}{number}",
            name=self._name(),
            country=self._maybe(self._pick, COUNTRIES),
            contacts=self._several(self._contact, 2),
            language=self._maybe(self._pick, ("zh", "es", "en")),
        )


def generate(random: Random) -> RfqDocument:
    """One document."""
    return Generator(random).document()


def generate_many(count: int, *, seed: int = 1) -> list[RfqDocument]:
    """The same documents for the same seed."""
    random = Random(seed)
    return [generate(random) for _ in range(count)]
