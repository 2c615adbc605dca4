"""Generated RFQs, and what writing and reading them as UBL costs."""
