"""Conversations in a terminal: sessions, records of them, and how they look."""
