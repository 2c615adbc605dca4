"""State: what a service keeps between requests, in SQLite or PostgreSQL."""

from sourcing.state.stores import Stores, open_stores

__all__ = ["Stores", "open_stores"]
