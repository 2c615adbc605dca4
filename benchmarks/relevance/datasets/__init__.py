"""The data sets of the relevance lab."""
