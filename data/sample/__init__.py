"""The sample catalogue: invented goods of invented companies, as untidy as real trade's feeds.

All of it is synthetic and labelled so. `write_sample` writes it, `read_truth` reads what is true of
it.
"""

from data.sample.truth import TrueRow, TrueValue, Truth, read_truth
from data.sample.write import FeedSummary, SampleManifest, write_sample

__all__ = [
    "FeedSummary",
    "SampleManifest",
    "TrueRow",
    "TrueValue",
    "Truth",
    "read_truth",
    "write_sample",
]
