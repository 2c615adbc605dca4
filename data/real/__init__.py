"""Real catalogues that pip packages carry."""
