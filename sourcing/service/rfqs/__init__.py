"""RFQs for a caller: made, read, edited, answered, reviewed, revised and written to files."""
