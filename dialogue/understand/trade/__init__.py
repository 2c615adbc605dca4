"""The trade lexicon's data; see `dialogue.understand.translation`."""
