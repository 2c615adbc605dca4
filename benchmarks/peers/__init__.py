"""Beside other engines: the same corpus, queries and machine."""
