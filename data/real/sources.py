"""Real catalogues inside pip packages: where each lies and what says how to read it.

The packages are never imported (they pull in pandas and SciPy): only their data files are read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Final

from data.errors import MissingDependency, SourceError

_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class RealSource:
    """A real catalogue, found on this machine.

    Attributes:
        name: as in ``real:NAME``.
        title: what it is, in words.
        path: the file inside the installed package.
        package: the pip package that carries it.
        version: of the package as installed.
        licence: of the data, as the package states it.
        credit: who made the data, for the attribution that a licence asks for.
        mapping: YAML that says how its columns are read.
        overlay: YAML that names, weighs and words its attributes.
    """

    name: str
    title: str
    path: Path
    package: str
    version: str
    licence: str
    credit: str
    mapping: Path
    overlay: Path

    @property
    def companions(self) -> Mapping[str, Path]:
        """The files shipped with the source, by role ("mapping", "overlay")."""
        return {"mapping": self.mapping, "overlay": self.overlay}


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    package: str
    file: str
    licence: str
    credit: str


_SAM: Final = (
    "California Energy Commission equipment lists, with model parameters from the System Advisor "
    "Model of the National Renewable Energy Laboratory"
)

_ENTRIES: Final[Mapping[str, _Entry]] = {
    "cec-modules": _Entry(
        "Photovoltaic modules on the list of the California Energy Commission, 2019",
        "pvlib",
        "data/sam-library-cec-modules-2019-03-05.csv",
        "BSD-3-Clause",
        _SAM,
    ),
    "cec-inverters": _Entry(
        "Photovoltaic inverters on the list of the California Energy Commission, 2019",
        "pvlib",
        "data/sam-library-cec-inverters-2019-03-05.csv",
        "BSD-3-Clause",
        _SAM,
    ),
    "adr-inverters": _Entry(
        "Photovoltaic inverters with efficiency parameters by A. Driesse, 2013 and 2019",
        "pvlib",
        "data/adr-library-cec-inverters-2019-03-05.csv",
        "BSD-3-Clause",
        "California Energy Commission equipment lists, with model parameters by Anton Driesse",
    ),
    "sandia-modules": _Entry(
        "Photovoltaic modules measured for Sandia National Laboratories, 2015",
        "pvlib",
        "data/sam-library-sandia-modules-2015-6-30.csv",
        "BSD-3-Clause",
        "Sandia National Laboratories and CFV Solar Test Laboratory",
    ),
    # hplib_database.csv keeps one model of every family built alike and adds six "Generic"
    # averages that nobody sells; hplib_database_all.csv holds every model that can be bought.
    "heat-pumps": _Entry(
        "Heat pumps certified under the Heat Pump Keymark, 2021",
        "hplib",
        "hplib_database_all.csv",
        "CC-BY-4.0",
        "T. Tjaden, H. Hoops, K. Rösken: hplib, doi:10.5281/zenodo.5521597, from the Heat Pump "
        "Keymark certificates of the European Heat Pump Association",
    ),
    "wind-turbines": _Entry(
        "Wind turbine types of the OpenEnergy Database",
        "windpowerlib",
        "oedb/turbine_data.csv",
        # windpowerlib itself is MIT; the table it copies is under the Open Database License.
        "ODbL-1.0",
        "© Reiner Lemoine Institut: Wind Turbine Library of the OpenEnergy Platform, as copied by "
        "windpowerlib of the oemof developer group",
    ),
}


def names() -> tuple[str, ...]:
    """Every catalogue that ``real:NAME`` can name, whether or not its package is installed."""
    return tuple(_ENTRIES)


def resolve(name: str) -> RealSource:
    """Find a real catalogue by name.

    Raises:
        SourceError: there is no such catalogue, or the installed package does not carry its file.
        MissingDependency: the package that carries it is not installed.
    """
    entry = _ENTRIES.get(name)
    if entry is None:
        raise SourceError(
            "unknown real catalogue",
            value=f"real:{name}",
            accepted=[f"real:{known}" for known in _ENTRIES],
        )
    folder, version = _installed(entry.package, name)
    path = folder / entry.file
    if not path.is_file():
        raise SourceError(
            f"{entry.package} {version} does not carry the catalogue real:{name}",
            value=str(path),
            accepted="the version that pip install '.[real]' installs from a clone",
        )
    return RealSource(
        name=name,
        title=entry.title,
        path=path,
        package=entry.package,
        version=version,
        licence=entry.licence,
        credit=entry.credit,
        mapping=_FOLDER / f"{name}.mapping.yaml",
        overlay=_FOLDER / f"{name}.overlay.yaml",
    )


def _installed(package: str, name: str) -> tuple[Path, str]:
    spec = util.find_spec(package)
    locations = list(spec.submodule_search_locations or ()) if spec is not None else []
    if not locations:
        raise MissingDependency(
            f"the catalogue real:{name} is inside the package {package}, which is not installed; "
            "install it from a clone of this project with: pip install '.[real]'",
            value=f"real:{name}",
        )
    try:
        version = metadata.version(package)
    except metadata.PackageNotFoundError:
        version = "unknown"
    return Path(locations[0]), version
