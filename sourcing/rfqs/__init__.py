"""Requests for quotation from a need: drafted, completed, checked and written to files."""
