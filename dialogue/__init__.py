"""Dialogue: from an utterance to a precise need."""
