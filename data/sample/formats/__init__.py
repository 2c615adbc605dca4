"""Writers of the formats in which buyers get their feeds; each gives the same bytes every time."""
