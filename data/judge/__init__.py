"""Judge: whether one product, on one offer, by one supplier, meets one constraint, and by what.

The same meaning as a search filter's, for a record instead of an index: ranking, comparison and
RFQ decide with it, and name the field that decided.
"""

from data.judge.judge import Judge, Rate
from data.judge.judgement import Judgement, Record

__all__ = ["Judge", "Judgement", "Rate", "Record"]
