import pytest


@pytest.fixture(scope="session")
def lab_cache(tmp_path_factory):
    """A cache that keeps the small sample catalogue: ingesting it once is enough."""
    return tmp_path_factory.mktemp("relevance-lab")
