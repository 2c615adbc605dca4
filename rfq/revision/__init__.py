"""Revisions of a document: what is different, and how the next one comes about."""

from rfq.revision.amend import amended
from rfq.revision.apply import apply_changes
from rfq.revision.change import Change, ChangeKind
from rfq.revision.diff import diff
from rfq.revision.revise import revise

__all__ = ["Change", "ChangeKind", "amended", "apply_changes", "diff", "revise"]
