"""Mapping: which column of a source fills which field of a record."""
