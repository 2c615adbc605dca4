"""One engine each."""
