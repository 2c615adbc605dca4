"""Domains: what follows from neither currency nor quantity is read once for all buyers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from data.constraint import LEAD_TIME, PRICE
from dialogue.belief.domains import Domains

PATHS = (("Handling", "Trucks"),)


@pytest.fixture
def domains(table: Any) -> Domains:
    return Domains(table)


def test_currencies_and_quantities_share_what_does_not_follow_from_them(domains: Domains) -> None:
    plain = domains.of(PATHS)
    dollars, euros = (domains.of(PATHS, currency=one) for one in ("USD", "EUR"))
    many = domains.of(PATHS, currency="USD", quantity=100.0)
    for one in (dollars, euros, many):
        assert one.base is plain
        assert one.column("fuel") is plain.column("fuel")
        assert one.cells("fuel") is plain.cells("fuel")
    assert dollars.column(LEAD_TIME) is plain.column(LEAD_TIME)
    assert many.column(LEAD_TIME) is not plain.column(LEAD_TIME)
    assert dollars.column(PRICE) is not euros.column(PRICE)


def test_a_domain_is_remembered(domains: Domains) -> None:
    assert domains.of(PATHS) is domains.of(PATHS)
    assert domains.of(PATHS, currency="USD") is domains.of(PATHS, currency="USD")
    assert domains.of(PATHS, quantity=3.0) is not domains.of(PATHS, quantity=4.0)


def test_the_whole_is_every_product_once(domains: Domains, table: Any) -> None:
    domains.warm()
    whole = domains.of(domains.whole)
    everything = table.retrieve("", count=1_000_000).documents
    assert np.array_equal(np.sort(everything), whole.documents)
