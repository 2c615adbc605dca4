"""Understanding an utterance: from free text to typed acts.

The answer to the question just asked is trusted first, then the catalogue's own vocabulary, then
general grammar.
"""

from dialogue.understand.understander import CatalogueUnderstander

__all__ = ["CatalogueUnderstander"]
