"""Rankings that others got wrong, as their users reported them.

Odoo #128327 and ERPNext #47234: the cheapest quotation is chosen by its number, whatever currency
it is in. ERPNext #10686 and #41973: minimum quantity and validity play no part. ERPNext #36470:
quantities in different units are compared as if they were one.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from data.need import Amount, NeedLine, Origin, Provenance, Stated
from sourcing.ranking.rank import rank
from sourcing.ranking.result import RiskKind
from sourcing.ranking.weights import Weights

PRICE = Weights({"price": 1.0})


def rate(source: str, target: str) -> float | None:
    """A euro is two dollars, a dollar eight yuan."""
    in_euro = {"EUR": 1.0, "USD": 0.5, "CNY": 0.0625}
    if source not in in_euro or target not in in_euro:
        return None
    return in_euro[source] / in_euro[target]


def order(make: Any, *candidates: Any, **situation: Any) -> list[str]:
    ranking = rank(candidates, make.situation(rate=rate, **situation), PRICE)
    return [one.offer.candidate.supplier.id for one in ranking.suppliers]


def test_the_smaller_number_in_a_dearer_currency_is_not_first(make: Any) -> None:
    euro = make.candidate(make.supplier("euro"), price="90", currency="EUR")
    dollar = make.candidate(make.supplier("dollar"), price="100", currency="USD")  # EUR 50
    yuan = make.candidate(make.supplier("yuan"), price="1200", currency="CNY")  # EUR 75
    for market in (make.market, None):
        assert order(make, euro, dollar, yuan, market=market) == ["dollar", "yuan", "euro"]


def test_a_price_in_a_currency_without_a_rate_is_unknown_not_cheap(make: Any) -> None:
    real = make.candidate(make.supplier("real"), price="1", currency="BRL")
    euro = make.candidate(make.supplier("euro"), price="90")
    ranking = rank([real, euro], make.situation(rate=rate), PRICE)
    found = {
        one.offer.candidate.supplier.id: part
        for one in ranking.suppliers
        for part in one.parts
        if part.criterion == "price"
    }
    assert not found["real"].is_known
    assert found["euro"].is_known
    assert ranking.suppliers[0].offer.candidate.supplier.id == "euro"


def test_a_price_per_dozen_is_not_a_price_per_piece(make: Any) -> None:
    piece = make.candidate(make.supplier("piece"), price="100", unit_of_sale="C62")
    dozen = make.candidate(make.supplier("dozen"), price="600", unit_of_sale="DZN")  # 50 each
    wanted = Stated(Amount(Decimal(24), "C62"), Provenance(Origin.STATED))
    line = NeedLine("1", "pump", quantity=wanted)
    assert order(make, piece, dozen, line=line, unit="C62") == ["dozen", "piece"]


def test_a_minimum_order_above_the_quantity_costs_places_and_is_said(make: Any) -> None:
    few = make.candidate(make.supplier("few"), price="100", moq=Decimal(1))
    many = make.candidate(make.supplier("many"), price="100", moq=Decimal(500))
    ranking = rank([many, few], make.situation(quantity=10), Weights({"price": 1, "moq": 1}))
    assert [one.offer.candidate.supplier.id for one in ranking.suppliers] == ["few", "many"]
    [risk] = ranking.suppliers[1].risks
    assert risk.kind is RiskKind.MOQ_ABOVE_QUANTITY


def test_a_price_that_no_longer_holds_is_said(make: Any) -> None:
    old = make.candidate(make.supplier("old"), valid_until=date(2025, 12, 31))
    ranking = rank([old], make.situation(), PRICE)
    assert [one.kind for one in ranking.suppliers[0].risks] == [RiskKind.OFFER_NOT_VALID]
