"""Conversations: the dialogue joined to the search engine."""

from sourcing.conversation.source import EngineCandidates

__all__ = ["EngineCandidates"]
