"""Facets: how fields are distributed over the candidates."""
