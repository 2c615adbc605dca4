"""The workload: a synthetic catalogue of any size, the same bytes for the same size.

Sixteen columns as a marketplace export has them: prices with currency signs, quantities with
units of sale, numbers with units in the cell and in the header, sizes, ranges, lists, spelling
variants, missing values. Rows are made in blocks, each from its own seed, and streamed to disk.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final, Literal

Format = Literal["csv", "jsonl"]
Row = dict[str, str]

VERSION: Final = 1
"""Raised whenever the bytes change, so that results of different workloads are never compared."""

_BLOCK: Final = 10_000
_MISSING: Final = ("", "", "", "N/A", "-", "not specified")


@dataclass(frozen=True, slots=True)
class WorkloadFile:
    """A file of the workload.

    Attributes:
        size: in bytes.
        sha256: of the whole file.
    """

    path: Path
    format: Format
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Category:
    path: str
    noun: str
    price: tuple[float, float]
    weight: tuple[float, float]
    powered: bool
    materials: tuple[str, ...]


_CATEGORIES: Final = (
    _Category("Lighting > LED lamps", "LED bulb", (0.4, 9), (0.03, 0.4), True, ("PC", "Aluminium")),
    _Category("Power > Chargers", "USB-C charger", (1.5, 24), (0.05, 0.4), True, ("ABS", "PC")),
    _Category("Power > Power banks", "Power bank", (3, 38), (0.1, 0.9), True, ("ABS", "Aluminium")),
    _Category("Tools > Drills", "Cordless drill", (12, 160), (0.9, 3.5), True, ("Steel", "Nylon")),
    _Category("Pumps > Centrifugal", "Water pump", (35, 2400), (4, 320), True, ("Cast iron",)),
    _Category("Motors > AC motors", "AC motor", (28, 1900), (2, 410), True, ("Cast iron", "Steel")),
    _Category(
        "Furniture > Chairs", "Office chair", (18, 310), (6, 28), False, ("Mesh", "PU leather")
    ),
    _Category("Packaging > Boxes", "Mailer box", (0.05, 2.5), (0.02, 0.7), False, ("Kraft paper",)),
    _Category(
        "Fittings > Elbows", "Pipe elbow", (0.3, 60), (0.03, 9), False, ("304", "316L", "SS304")
    ),
    _Category("Bearings > Ball", "Ball bearing", (0.2, 95), (0.01, 6), False, ("Chrome steel",)),
    _Category(
        "Textiles > Yoga wear", "Yoga leggings", (3, 26), (0.1, 0.5), False, ("Nylon", "Spandex")
    ),
    _Category(
        "Outdoor > Tents", "Camping tent", (14, 420), (1.2, 19), False, ("Oxford", "Polyester")
    ),
)
_MAKERS: Final = (
    "Avendo", "Boren", "Cadima", "Dorvik", "Elmar", "Fenlo", "Garvan", "Hestra", "Ilvo", "Jorden",
    "Kalmo", "Lumova", "Morva", "Nodavi", "Orlin", "Pralto", "Quenta", "Rovik", "Selmo", "Tarvin",
)  # fmt: skip
_COUNTRIES: Final = (
    "China",
    "CN",
    "Germany",
    "Vietnam",
    "India",
    "Turkey",
    "Italy",
    "Poland",
    "Mexico",
)
_COLOURS: Final = (
    "Black",
    "black",
    "White",
    "Navy Blue",
    "Red",
    "Silver",
    "grey",
    "Gray",
    "Custom",
)
_CERTIFICATES: Final = ("CE", "RoHS", "ISO 9001", "UL", "FCC", "REACH")


def workload(folder: Path, rows: int, form: Format) -> WorkloadFile:
    """The file of ``rows`` records in ``folder``, made if it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"catalogue-v{VERSION}-{rows}.{form}"
    if not path.exists():
        scratch = path.with_suffix(f".{os.getpid()}.tmp")
        with scratch.open("w", encoding="utf-8", newline="") as file:
            write = _csv_writer(file.write) if form == "csv" else _jsonl_writer(file.write)
            for row in catalogue_rows(rows):
                write(row)
        scratch.replace(path)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return WorkloadFile(path, form, rows, path.stat().st_size, digest.hexdigest())


def catalogue_rows(rows: int) -> Iterator[Row]:
    """The first ``rows`` records: a longer catalogue begins with a shorter one."""
    for first in range(0, rows, _BLOCK):
        random = Random(f"{VERSION}:{first}")
        for number in range(first, min(first + _BLOCK, rows)):
            yield _row(random, number)


def _row(random: Random, number: int) -> Row:
    category = random.choice(_CATEGORIES)
    maker = random.choice(_MAKERS)
    series = f"{maker[:2].upper()}{random.randint(100, 999)}"
    material = random.choice(category.materials)
    supplier = number % 1999
    price = round(random.uniform(*category.price), 2)
    mass = random.uniform(*category.weight)
    volts = random.choice(("12V", "24 V", "220V", "100-240V", "220-240 V", "380V/400V"))
    watts = round(random.uniform(3, 3000), random.choice((0, 0, 1)))
    sizes = sorted((round(random.uniform(2, 120), 1) for _ in range(3)), reverse=True)
    return {
        "SKU": f"{series}-{number:07d}",
        "Product name": f"{maker} {series} {category.noun} {material} {number % 977}",
        "Category": category.path,
        "Brand": maker,
        "Price": _price(random, price),
        "MOQ": random.choice(("1 piece", "10 pcs", "50 pieces", "100 Pieces", "500pcs", "2 sets")),
        "Supplier": f"{_MAKERS[supplier % len(_MAKERS)]} Trading {supplier}",
        "Country": _COUNTRIES[supplier % len(_COUNTRIES)],
        "Weight": _some(random, 0.92, lambda: _mass(random, mass)),
        "Dimensions (cm)": _some(random, 0.85, lambda: " x ".join(f"{size:g}" for size in sizes)),
        "Voltage": volts if category.powered else "",
        "Power (W)": _some(random, 0.9, lambda: f"{watts:,g}") if category.powered else "",
        "Material": _some(random, 0.95, lambda: material),
        "Colour": _some(random, 0.8, lambda: random.choice(_COLOURS)),
        "Certification": ", ".join(random.sample(_CERTIFICATES, random.randint(0, 3))),
        "Lead time": random.choice(("7 days", "15-20 days", "3 weeks", "30 Days", "")),
    }


def _price(random: Random, amount: float) -> str:
    form = random.randrange(20)
    if form == 0:
        return f"US$ {amount:,.2f}"
    if form == 1:
        return f"${amount:.2f} - ${amount * 1.3:.2f}"
    if form == 2:
        return random.choice(_MISSING)
    return f"${amount:,.2f}"


def _mass(random: Random, kilograms: float) -> str:
    form = random.randrange(10)
    if form == 0:
        return f"{kilograms * 2.20462:.2f} lbs"
    if form in (1, 2) and kilograms < 2:
        return f"{kilograms * 1000:.0f} g"
    return f"{kilograms:.2f} kg"


def _some(random: Random, share: float, make: Callable[[], str]) -> str:
    value = make()
    return value if random.random() < share else random.choice(_MISSING)


def _csv_writer(write: Callable[[str], object]) -> Callable[[Row], None]:
    class _Sink:
        def write(self, text: str) -> object:
            return write(text)

    writer = csv.writer(_Sink(), lineterminator="\n")
    is_first = True

    def add(row: Row) -> None:
        nonlocal is_first
        if is_first:
            writer.writerow(row)
            is_first = False
        writer.writerow(row.values())

    return add


def _jsonl_writer(write: Callable[[str], object]) -> Callable[[Row], None]:
    def add(row: Row) -> None:
        write(json.dumps({key: value for key, value in row.items() if value}) + "\n")

    return add
