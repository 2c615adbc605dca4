"""What ingest costs: rows per second and peak memory beside plain DuckDB reading the same file."""
