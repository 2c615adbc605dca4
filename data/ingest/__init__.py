"""Ingest: sources in, a new generation out."""
