"""What is clicked less because it stands lower is not taken for worse."""

from __future__ import annotations

import random

import pytest

from data.errors import InputError
from index.rerank.clicks import Shown, fit_clicks

EXAMINED = (1.0, 0.6, 0.3)
ORDERS = [("bad", "fair", "good"), ("good", "bad", "fair"), ("fair", "good", "bad")]
LIKED = {"good": 0.8, "fair": 0.4, "bad": 0.05}


def log(showings: int, seed: int = 3) -> list[Shown]:
    """Clicks drawn from the model itself; the good product mostly stands last."""
    dice = random.Random(seed)
    rows = []
    for _ in range(showings):
        order = dice.choices(ORDERS, (6, 2, 2))[0]
        for place, product in enumerate(order):
            clicked = dice.random() < EXAMINED[place] * LIKED[product]
            rows.append(Shown("q", product, place + 1, clicked))
    return rows


def test_the_bias_of_positions_is_taken_out() -> None:
    rows = log(4000)
    model = fit_clicks(rows)
    assert model.examined == pytest.approx(EXAMINED, abs=0.08)
    liked = model.liked["q"]
    assert liked["good"] == pytest.approx(0.8, abs=0.08)
    assert liked["good"] > 1.5 * liked["fair"] > 3 * liked["bad"]
    plain = {p: sum(r.clicked for r in rows if r.product_id == p) / 4000 for p in LIKED}
    assert plain["good"] / plain["fair"] < liked["good"] / liked["fair"]
    assert model.grades() == {"q": {"good": 4, "fair": 2, "bad": 0}}


def test_few_showings_and_no_clicks_give_no_grades() -> None:
    assert fit_clicks([Shown("q", "a", 1, clicked=True)]).grades() == {}
    assert fit_clicks([Shown("q", "a", 1, clicked=False)] * 9).grades() == {}


def test_an_empty_log_and_positions_from_zero_are_refused() -> None:
    with pytest.raises(InputError, match="empty"):
        fit_clicks([])
    with pytest.raises(InputError, match="from 1"):
        fit_clicks([Shown("q", "a", 0, clicked=True)])
