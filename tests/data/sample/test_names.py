"""Nothing in the sample carries a real company's name."""

import re
from collections.abc import Sequence

from data.sample.names import LABEL
from data.sample.products import Listing
from data.sample.suppliers import SampleSupplier

REAL = """
toyota linde jungheinrich hyster yale komatsu crown hangcha heli byd atlas copco ingersoll kaeser
siemens abb weg grundfos wilo ksb ebara flowserve danfoss bosch festo parker swagelok skf fag
schaeffler nsk ntn timken koyo haas mazak okuma dmg mori doosan fanuc heidenhain mitsubishi epson
brother mimaki roland faro leica trimble creaform artec hexagon jinko longi trina canadian jasolar
qcells huawei sungrow growatt deye fronius sma enphase victron pylontech catl cummins perkins
caterpillar philips osram ledvance ikea samsung apple xiaomi garmin fitbit anker belkin baseus
ugreen sony jbl bose sennheiser lululemon nike adidas puma herman miller steelcase coleman quechua
msr contigo hydro flask stanley yeti yankee steiff lego brembo ate ferodo textar valeo delphi
denso makita milwaukee hazet gedore wera knipex rational unox hobart delonghi jura gaggia saeco
nespresso lamarzocco alibaba amazon tesla honeywell dupont 3m uvex
""".split()


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.lower()))


def test_every_supplier_is_labelled_synthetic(suppliers: Sequence[SampleSupplier]) -> None:
    assert all(supplier.name.endswith(LABEL) for supplier in suppliers)
    assert all(supplier.website.endswith(".example") for supplier in suppliers)
    assert all(supplier.id.startswith("SYN-") for supplier in suppliers)
    verifiers = {supplier.verified_by for supplier in suppliers} - {None}
    assert verifiers
    assert all("synthetic" in str(name) for name in verifiers)


def test_no_name_of_a_real_company(
    suppliers: Sequence[SampleSupplier], listings: Sequence[Listing]
) -> None:
    real = set(REAL)
    for supplier in suppliers:
        assert not words(supplier.name) & real, supplier.name
    for listing in listings:
        assert not words(listing.product.brand) & real
        assert not words(listing.title) & real, listing.title
        assert not words(listing.description) & real, listing.description
