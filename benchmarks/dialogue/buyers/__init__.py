"""Simulated buyers: hidden goals, answers as people give them, and what a policy makes of them."""
