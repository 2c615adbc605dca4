"""What can be wrong with a data set."""


class DatasetError(Exception):
    """A data set cannot be read; the message says what is missing or wrong."""
