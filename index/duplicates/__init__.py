"""Near-duplicates: the same product listed more than once."""

from index.duplicates.agreement import Facts, agree, facts_of
from index.duplicates.clusters import DuplicateFinder

__all__ = ["DuplicateFinder", "Facts", "agree", "facts_of"]
