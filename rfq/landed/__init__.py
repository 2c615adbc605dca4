"""Landed cost: what an offer costs where it is needed, on one delivery term, in one currency."""
