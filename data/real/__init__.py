"""Real catalogues that pip packages carry: ``real:cec-modules`` and its like."""

from data.real.sources import RealSource, names, resolve

__all__ = ["RealSource", "names", "resolve"]
