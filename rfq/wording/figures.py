"""Figures as people of a language write them: `data.figures`."""

from data.figures import NO_BREAK, Figures, figures

__all__ = ["NO_BREAK", "Figures", "figures"]
