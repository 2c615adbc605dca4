"""Catalogue: immutable generations of typed records in DuckDB."""
