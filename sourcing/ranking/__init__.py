"""Supplier ranking: from candidate offers to suppliers in order, with every reason.

`rank.rank` ranks candidates in a situation; `gather.gather` finds both for a line of a need.
Nothing is imported here, so that the weights can be named in the help of a command.
"""
