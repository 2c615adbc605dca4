"""Faults: what a served catalogue withstands, done to real processes and counted."""
