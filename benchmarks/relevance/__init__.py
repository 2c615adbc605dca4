"""The relevance lab: how good a ranking is, on which queries, and whether a difference is real."""
