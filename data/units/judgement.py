"""Judgements on unit texts that mean several things: when each reading is certain.

A text listed here has no meaning of its own; it gets one only from its surroundings: the name
of the attribute ("Temperature (C)") or the unit of the header above a cell ("5 T" under "kg").
Left out of the alias table on purpose, and why:

* ``C``: Celsius, coulomb, discharge rate. ``F``: Fahrenheit, farad.
* ``T``: tonne, tesla, teeth of a saw blade. ``M``: metre, million. ``G``: gram, network (5G).
* ``H``: henry, hour, pencil hardness of screen protectors. ``S``: siemens, cells in series.
* ``B``: byte, blade. ``D``: day, denier, dimensions (3D). ``P``: poles, pixels.
* ``KV``: kilovolt, or turns per volt of a brushless motor.
* ``Gb``, ``Mb``, ``mb``: bit, byte, millibar. ``ct``: carat, count. ``gr``: gram, grain.
* ``NM``: newton metre, nanometre, nautical mile. ``pt``: pint, point. ``度``: degree, kWh.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

CONTEXTUAL: Final[Mapping[str, Mapping[str, str]]] = {
    "C": {"temperature": "°C"},
    "c": {"temperature": "°C"},
    "F": {"temperature": "°F", "capacitance": "farad"},
    "f": {"temperature": "°F"},
    "k": {"temperature": "K"},
    "度": {"temperature": "°C", "angle": "°", "energy": "kWh"},
    "T": {"mass": "t", "magnetic flux density": "tesla"},
    "M": {"length": "m"},
    "G": {"mass": "g"},
    "H": {"inductance": "henry", "time": "h"},
    "S": {"conductance": "siemens", "time": "s"},
    "B": {"data": "byte"},
    "D": {"time": "day", "linear density": "den"},
    "d": {"time": "day"},
    "w": {"power": "W"},
    "a": {"current": "A"},
    "n": {"force": "N"},
    "KV": {"voltage": "kV"},
    "kv": {"voltage": "kV"},
    "Kv": {"voltage": "kV"},
    "Gb": {"data": "GB"},
    "Tb": {"data": "TB"},
    "mb": {"data": "MB", "pressure": "mbar"},
    "Mb": {"data": "MB"},
    "kb": {"data": "kB"},
    "Kb": {"data": "kB"},
    "ct": {"mass": "carat"},
    "CT": {"mass": "carat"},
    "cts": {"mass": "carat"},
    "gr": {"mass": "g"},
    "Gr": {"mass": "g"},
    "GR": {"mass": "g"},
    "NM": {"torque": "N·m"},
    "nm": {"torque": "N·m"},
    "mPa": {"pressure": "MPa", "dynamic viscosity": "mPa·s"},
    "pt": {"volume": "pt (US)"},
    "oz": {"volume": "fl oz"},
    "OZ": {"volume": "fl oz"},
    "Oz": {"volume": "fl oz"},
    "ounces": {"volume": "fl oz"},
    "UM": {"length": "µm"},
    "US": {"time": "µs"},
    "UL": {"volume": "µL"},
}
"""Text to its meaning beside each dimension; ``oz`` and ``nm`` also have a meaning alone."""

NEEDS_COMPANY: Final[frozenset[str]] = frozenset({"mil", "mils", "carat", "thousand", "bit"})
"""Symbols certain as a header's unit, but not after a number in a cell with no header unit.

``18 carat`` may be a gold alloy, ``5 mil`` five thousand, ``24 bit`` a depth of colour.
"""

FORGIVING: Final[frozenset[str]] = frozenset(
    "kg mm cm km dm ml hz kw lb oz ft yd in db hp pa px cc pc ea hr wk yr kn ka m2 m3".split()
)
"""Two-letter texts read whatever their case; all others of one or two letters must be exact."""

REFUSED: Final[frozenset[str]] = frozenset({"mHz", "Mg", "mPa", "mbar(a)"})
"""Exact texts that folding would turn into another unit."""

_WORDS: Final[Mapping[str, str]] = {
    "temperature": "temp temperature temperatur temperatura température operating_temp 温度 溫度",
    "mass": "weight load capacity_load mass tonnage payload lifting gewicht masse peso poids "
    "charge carga traglast 重量 载重 载荷 起重 吨位",
    "length": "length width height depth diameter thickness size distance lift mast radius "
    "länge breite höhe tiefe durchmesser dicke longitud largo ancho alto altura profundidad "
    "longueur largeur hauteur profondeur épaisseur 长度 宽度 高度 深度 直径 厚度 尺寸",
    "capacitance": "capacitance capacitor kapazität capacitancia 电容",
    "inductance": "inductance inductor inductancia induktivität 电感",
    "conductance": "conductance leitwert 电导",
    "magnetic flux density": "magnetic flux remanence 磁感应",
    "voltage": "voltage volt volts spannung tensión tension voltaje 电压 電壓",
    "power": "power wattage leistung potencia puissance 功率",
    "current": "current amperage strom corriente courant 电流 電流",
    "force": "force thrust kraft fuerza 力",
    "torque": "torque drehmoment couple 扭矩 转矩",
    "pressure": "pressure druck presión pression 压力 壓力",
    "data": "memory storage ram rom ssd hdd flash speicher memoria mémoire 内存 存储 容量",
    "volume": "volume fluid liquid volumen volumes 容积 体积",
    "time": "time duration zeit tiempo temps hours days lifespan 时间 寿命",
    "angle": "angle winkel ángulo 角度",
    "linear density": "denier yarn fineness titer",
    "dynamic viscosity": "viscosity viskosität viscosidad viscosité 粘度",
}


@cache
def _dimension_words() -> dict[str, str]:
    return {word: dimension for dimension, words in _WORDS.items() for word in words.split()}


def expected_dimensions(name: str) -> frozenset[str]:
    """The dimensions that the words of an attribute's name speak of; empty when none.

    "Operating temperature" gives {"temperature"}; "Model" gives nothing.
    """
    words = _dimension_words()
    folded = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    found = {words[word] for word in folded if word in words}
    found |= {words[w] for w in words if not w.isascii() and len(w) > 1 and w in name}
    return frozenset(found)
