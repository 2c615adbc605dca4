"""Catalogue: from any product file to typed, unit-aware, searchable records."""
