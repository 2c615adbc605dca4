"""The arms: ways of ranking that are compared."""
