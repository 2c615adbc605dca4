"""Language models, optional: they propose acts and rephrase; nothing they say is taken on trust."""

from dialogue.language_models.assisted import AssistedUnderstander
from dialogue.language_models.open import open_model
from dialogue.language_models.proposal import Proposal, Proposals
from dialogue.language_models.protocol import LanguageModel, LanguageModelFailure
from dialogue.language_models.rephrase import rephrased, rephrased_reply

__all__ = [
    "AssistedUnderstander",
    "LanguageModel",
    "LanguageModelFailure",
    "Proposal",
    "Proposals",
    "open_model",
    "rephrased",
    "rephrased_reply",
]
