"""Sourcing: the application that joins catalogue, search, dialogue and RFQ."""
