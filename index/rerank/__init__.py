"""Reranking: candidates put in a better order by what was learnt, or by reading them in full."""
