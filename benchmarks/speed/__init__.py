"""The whole engine at 10,000, 100,000 and a million products."""
