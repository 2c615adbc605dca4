"""Conversations as a service: turns answered, shown in the buyer's words and units, kept once."""
