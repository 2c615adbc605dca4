"""Benchmarks of the dialogue: understanding on labelled utterances, and simulated buyers."""
