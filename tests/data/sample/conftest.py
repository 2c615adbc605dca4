from collections import defaultdict
from collections.abc import Mapping, Sequence

import pytest

from data.sample import SampleManifest, Truth, read_truth, write_sample
from data.sample.products import Listing, SampleProduct, make_listings
from data.sample.suppliers import SampleSupplier, make_suppliers

SEED = 20260101


@pytest.fixture(scope="session")
def suppliers() -> tuple[SampleSupplier, ...]:
    return make_suppliers(SEED)


@pytest.fixture(scope="session")
def listings(suppliers: Sequence[SampleSupplier]) -> list[Listing]:
    """The sample of the usual size."""
    return list(make_listings(suppliers, seed=SEED, products=None))


@pytest.fixture(scope="session")
def products(listings: Sequence[Listing]) -> Mapping[str, Sequence[SampleProduct]]:
    """Category key to its products, each once, without repeated listings."""
    once = {item.product.id: item.product for item in listings if item.product.copy_of is None}
    by_category: dict[str, list[SampleProduct]] = defaultdict(list)
    for product in once.values():
        by_category[product.category.key].append(product)
    return by_category


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> SampleManifest:
    """A sample of a tenth of the usual size, on disk."""
    return write_sample(tmp_path_factory.mktemp("sample"), seed=SEED, products=700)


@pytest.fixture(scope="session")
def truth(small: SampleManifest) -> Truth:
    return read_truth(small.folder)
