"""Words: what the synthetic catalogue's products are called and what they state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.schema.model import AttributeKind


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute that products of some categories state.

    Attributes:
        unit: of numbers; None for others.
        low, high: ends of the numbers, which are spread evenly over their logarithm.
        labels: of one-of and several-of.
        fields: it is stated in these areas; all areas when empty.
    """

    id: str
    label: str
    kind: AttributeKind
    unit: str | None = None
    low: float = 0.0
    high: float = 0.0
    labels: tuple[str, ...] = ()
    areas: tuple[int, ...] = ()


def _number(
    label: str, unit: str, low: float, high: float, areas: tuple[int, ...] = ()
) -> Attribute:
    return Attribute(_id(label), label, AttributeKind.NUMBER, unit, low, high, areas=areas)


def _one(label: str, labels: str, areas: tuple[int, ...] = ()) -> Attribute:
    found = tuple(text.strip() for text in labels.split(","))
    return Attribute(_id(label), label, AttributeKind.ONE_OF, labels=found, areas=areas)


def _id(label: str) -> str:
    return label.lower().replace(" ", "_")


AREAS: Final = (
    "Material handling",
    "Pumps and valves",
    "Power and electrics",
    "Machine tools",
    "Packaging and process",
    "Air and climate",
    "Measuring and control",
    "Site and agriculture",
)

NOUNS: Final = (
    "forklift; pallet truck; conveyor; hoist; lifting table",
    "centrifugal pump; diaphragm pump; ball valve; butterfly valve; flow meter",
    "generator; transformer; electric motor; inverter; battery charger",
    "lathe; milling machine; press brake; band saw; laser cutter",
    "filling machine; labelling machine; mixer; shredder; sealing machine",
    "air compressor; axial fan; heat pump; chiller; dust collector",
    "pressure sensor; weighing scale; thermometer; controller; level switch",
    "excavator; concrete mixer; irrigation pump; sprayer; seed drill",
)
"""Per area; each noun comes in every kind."""

KINDS: Final = ("electric", "diesel", "hydraulic", "compact", "heavy duty")

TRAITS: Final = (
    "stainless steel; portable; explosion proof; low noise; high speed; energy saving; waterproof; "
    "wall mounted; remote controlled; corrosion resistant; adjustable; foldable; food grade; "
    "cordless; oil free; self priming; variable speed; two stage; air cooled; water cooled; "
    "automatic; manual; digital; multifunctional; narrow aisle; rough terrain; vertical; "
    "horizontal; submersible; modular"
).split("; ")

PLACES: Final = (
    "warehouse; hospital; farm; shipyard; workshop; kitchen; laboratory; building site; garage; "
    "brewery; cold store; paper mill; quarry; greenhouse; data centre; bakery; foundry; airport; "
    "printing plant; water works"
).split("; ")

CLAIMS: Final = (
    "easy to clean and maintain; tested under full load; delivered with a spare parts kit; "
    "two years of warranty; suitable for continuous operation; certified by an independent body; "
    "installed within an hour; operated with one hand; with overload protection; with a large "
    "display; adapted on request; made of recycled material; with a quick coupling; ready for "
    "export packing; tolerant of voltage swings; with emergency stop; for indoor and outdoor use; "
    "with low running costs; with a hardened shaft; with a powder coated frame"
).split("; ")

ATTRIBUTES: Final = (
    _number("Power", "kW", 0.2, 400),
    _number("Voltage", "V", 12, 690),
    _number("Weight", "kg", 1, 9_000),
    _number("Length", "mm", 80, 6_000),
    _number("Width", "mm", 60, 2_400),
    _number("Height", "mm", 50, 4_800),
    _number("Noise level", "dB", 40, 110, (0, 1, 2, 5, 7)),
    _number("Load capacity", "t", 0.1, 45, (0, 7)),
    _number("Lifting height", "mm", 300, 12_000, (0,)),
    _number("Flow rate", "m³/h", 0.5, 900, (1, 5, 7)),
    _number("Pressure", "bar", 0.5, 400, (1, 5, 6)),
    _number("Frequency", "Hz", 16, 400, (2, 6)),
    _number("Speed", "rpm", 10, 18_000, (2, 3, 4)),
    _number("Volume", "L", 1, 3_000, (4, 5, 7)),
    _number("Current", "A", 0.1, 630, (2, 6)),
    _one("Material", "stainless steel, cast iron, aluminium, brass, carbon steel, PVC, bronze"),
    _one("Colour", "yellow, blue, grey, red, white, black, green, orange"),
    _one("Power source", "mains, battery, diesel engine, petrol engine, solar", (0, 2, 5, 7)),
    _one("Connection", "flange, thread, clamp, weld, push fit", (1, 5, 6)),
    _one("Control", "manual, relay, PLC, touch screen, remote", (2, 3, 4, 6)),
    _one("Mounting", "floor, wall, ceiling, mobile, vehicle"),
    _one("Protection class", "IP20, IP44, IP54, IP55, IP65, IP67, IP68", (1, 2, 5, 6)),
    Attribute("reconditioned", "Reconditioned", AttributeKind.BOOLEAN),
    Attribute("spare_parts", "Spare parts in stock", AttributeKind.BOOLEAN),
)

STATED: Final = 0.8
"""Share of products that state an attribute of their category."""

COUNTRIES: Final = ("CN", "CN", "CN", "DE", "IN", "TR", "IT", "PL", "VN", "US")
CERTIFICATES: Final = ("CE", "ISO 9001", "RoHS", "UL", "ATEX", "FDA")


_FIRST: Final = (
    "Al Bor Cin Dov Esk Fal Ger Hol Iv Jar Kel Lum Mor Nod Or Pral Quen Rov Sel Tar".split()
)
_LAST: Final = (
    "ado andis ax elo enta era etti ia ima ino ion ista ix on or os ova ust yn zen".split()
)


def brand(number: int) -> str:
    """A maker's name."""
    first, last = divmod(number, len(_LAST))
    name = _FIRST[first % len(_FIRST)] + _LAST[last]
    return name if first < len(_FIRST) else f"{name} {_FIRST[first // len(_FIRST)]}tec"


def categories() -> tuple[tuple[str, ...], ...]:
    """All category paths: area, noun, kind with noun."""
    return tuple(
        (area, _plural(noun), _plural(f"{kind} {noun}"))
        for area, nouns in zip(AREAS, NOUNS, strict=True)
        for noun in nouns.split("; ")
        for kind in KINDS
    )


def attributes_of(category: int) -> tuple[Attribute, ...]:
    """The attributes that products of a category may state."""
    area = category // (len(KINDS) * 5)
    return tuple(one for one in ATTRIBUTES if not one.areas or area in one.areas)


def thing(category: int) -> str:
    """What a product of a category is called: kind and noun."""
    area, rest = divmod(category, len(KINDS) * 5)
    noun = NOUNS[area].split("; ")[rest // len(KINDS)]
    return f"{KINDS[rest % len(KINDS)]} {noun}"


def _plural(noun: str) -> str:
    plural = noun + ("es" if noun.endswith(("s", "ch", "sh")) else "s")
    return plural[0].upper() + plural[1:]
