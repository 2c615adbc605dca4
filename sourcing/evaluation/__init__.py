"""Evaluation: how good a search endpoint's rankings are, by judgements that people made."""
