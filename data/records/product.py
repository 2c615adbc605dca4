"""Product: a thing that can be bought, as the catalogue knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.evidence import Evidence
from data.values import Value


@dataclass(frozen=True, slots=True)
class Classification:
    """A code in a published classification.

    Attributes:
        scheme: "HS", "UNSPSC", "ECLASS", "ETIM", "CPV" or any other name the source uses.
        code: as the scheme writes it, without separators.
        version: the scheme's version where the source states it.
    """

    scheme: str
    code: str
    version: str | None = None


@dataclass(frozen=True, slots=True)
class AttributeValue:
    """One value of one attribute of a product.

    Several values of a several-of attribute are several AttributeValues with the same id.

    Attributes:
        attribute: id in the category's schema, such as ``load_capacity``.
        value: in the category's canonical unit and spelling; None when it is not known for sure.
        stated: the value as the source states it, before conversion; None when it could not be
            read. The untouched text is in ``evidence.raw``.
    """

    attribute: str
    value: Value | None
    stated: Value | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Product:
    """A product.

    Attributes:
        id: unique in the catalogue and stable over ingests.
        dataset: the feed it belongs to; `--replace` deletes within one dataset only.
        category: path from the root, such as ``("Material handling", "Forklifts")``.
        mpn: manufacturer's part or model number.
        gtin: GTIN-8, -12, -13 or -14 with a valid check digit.
        certifications: as the source names them, such as "CE" or "ISO 9001".
        images: URLs, as the source gives them.
        evidence: per field name, where the value comes from.
    """

    id: str
    dataset: str
    title: str
    description: str | None = None
    category: tuple[str, ...] = ()
    brand: str | None = None
    mpn: str | None = None
    gtin: str | None = None
    url: str | None = None
    classifications: tuple[Classification, ...] = ()
    certifications: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    attributes: tuple[AttributeValue, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    def values_of(self, attribute: str) -> tuple[AttributeValue, ...]:
        """The values of one attribute: empty when the source states none."""
        return tuple([value for value in self.attributes if value.attribute == attribute])
