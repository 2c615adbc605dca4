"""Policy: which question to ask next, if any."""
