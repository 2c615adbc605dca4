"""Index: the hybrid product search engine."""
