"""Attribute schema: learnt from the rows, refined by an overlay."""
