"""The general grammar: what any buyer's text states by itself, whatever the catalogue holds."""
