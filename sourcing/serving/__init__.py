"""Serving: the processes that answer requests, from their start to their end."""
