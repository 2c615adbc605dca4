"""The stores as others see them: one contract, kept by every database.

What another owner has does not exist: every method answers `NotFound`, exactly as for an id that
was never given. A method that changes something has committed it when it returns. All may raise
`StateUnavailable` when the database cannot be reached or written, and `InputError` for text that no
database keeps (a NUL, half a surrogate pair).

Methods block; they may be called from any thread.
"""

from __future__ import annotations

from sourcing.state.protocols.conversations import ConversationStore
from sourcing.state.protocols.feedback import FeedbackStore
from sourcing.state.protocols.idempotency import IdempotencyStore
from sourcing.state.protocols.judgements import JudgementStore
from sourcing.state.protocols.keys import KeyStore
from sourcing.state.protocols.limits import KEPT, LEASE, PAGE
from sourcing.state.protocols.rfqs import RfqStore
from sourcing.state.protocols.tallies import TallyStore

__all__ = [
    "KEPT",
    "LEASE",
    "PAGE",
    "ConversationStore",
    "FeedbackStore",
    "IdempotencyStore",
    "JudgementStore",
    "KeyStore",
    "RfqStore",
    "TallyStore",
]
