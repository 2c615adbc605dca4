"""Parsers: from the text of a cell to numbers, quantities, money, dates and codes."""
