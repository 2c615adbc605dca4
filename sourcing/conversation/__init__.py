"""Conversations: the dialogue joined to the search engine."""

from sourcing.conversation.clock import SystemClock
from sourcing.conversation.source import EngineCandidates

__all__ = ["EngineCandidates", "SystemClock"]
