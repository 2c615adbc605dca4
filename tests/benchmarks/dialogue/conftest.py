"""A catalogue of pumps with its index, built once for these tests."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from data.catalogue import Catalogue
from data.ingest import ingest
from index.engine import EmbeddedIndex
from index.snapshot import build_snapshot
from sourcing.conversation import EngineCandidates

PRODUCTS = 200


@pytest.fixture(scope="session")
def pumps_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pumps")
    random = Random("pumps")
    with (folder / "pumps.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(
            ("Title", "Category", "Flow rate (L/min)", "Drive", "Housing", "Weight (kg)", "Seal")
        )
        for n in range(PRODUCTS):
            flow = random.choice((50, 80, 120, 200, 320, 500))
            writer.writerow(
                (
                    f"Centrifugal pump P{n}",
                    "Machinery > Centrifugal pumps",
                    flow,
                    random.choice(("Electric", "Diesel", "Hydraulic")),
                    random.choice(("Cast iron", "Stainless steel", "Bronze")),
                    round(flow * random.uniform(0.1, 0.4)) + 5,
                    random.choice(("Packing", "Mechanical", "Magnetic")),
                )
            )
    ingest([str(folder / "pumps.csv")], home=folder / "home")
    return folder / "home"


@pytest.fixture(scope="session")
def pumps(pumps_home: Path) -> Iterator[Catalogue]:
    with Catalogue.open(pumps_home) as opened:
        yield opened


@pytest.fixture(scope="session")
def pump_source(pumps: Catalogue, pumps_home: Path) -> EngineCandidates:
    return EngineCandidates(EmbeddedIndex(build_snapshot(pumps, pumps_home), pumps))
