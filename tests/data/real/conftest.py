import importlib.util

import pytest

from data.real import RealSource, resolve


def source(name: str) -> RealSource:
    """A real catalogue, or a skip that says which package is not installed."""
    package = {"heat-pumps": "hplib", "wind-turbines": "windpowerlib"}.get(name, "pvlib")
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed: pip install '.[real]'")
    return resolve(name)


@pytest.fixture(scope="session")
def real():
    return source
