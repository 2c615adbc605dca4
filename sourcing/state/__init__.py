"""State: what a service keeps between requests, in SQLite or PostgreSQL."""
