"""RFQ: request for quotation, quotation and comparison documents."""
