"""The price that a requirement is judged by is the one that the card shows, at the quantity."""

from __future__ import annotations

import httpx
import pytest


@pytest.mark.parametrize("quantity", [20, 200, 500])
def test_a_price_limit_is_judged_at_the_quantity_asked(api: httpx.Client, quantity: int) -> None:
    words = f"{quantity} safety shoes under 1000 USD each"
    held = api.post("/v1/conversations", json={"message": words, "currency": "USD"}).json()
    (turn,) = held["turns"]
    compared = 0
    for card in turn["products"]:
        price = card["price"]
        (judged,) = [one for one in card["outcomes"] if one["field"] == "offer.price"]
        if (
            price is not None
            and price["low"]["currency"] == "USD"
            and price["low"] == price["high"]
        ):
            digits = "".join(one for one in judged["value"] if one.isdigit() or one == ".")
            assert float(digits) == pytest.approx(float(price["low"]["amount"]), rel=0.01)
            compared += 1
    assert compared
