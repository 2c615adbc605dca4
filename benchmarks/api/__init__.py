"""What the HTTP service costs, and what it holds."""
