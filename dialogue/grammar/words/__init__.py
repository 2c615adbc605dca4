"""The words of the general grammar, one file a language; see `dialogue.grammar.vocabulary`."""
