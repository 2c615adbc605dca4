"""Readers: one per file format, each a stream of flat text rows."""
