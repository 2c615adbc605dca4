"""Wording of documents and tables in English, Spanish and Chinese; figures as people write them.

Messages are written in English in the code and translated by the catalogues in ``locale``, GNU
gettext ``.po`` files that any translation tool opens.
"""

from rfq.wording.figures import Figures, figures
from rfq.wording.translations import LANGUAGES, Translations, catalogue

__all__ = ["LANGUAGES", "Figures", "Translations", "catalogue", "figures"]
