"""What a BMEcat document says once: supplier, defaults, groups and where articles stand in them.

An article's groups are named after all articles, so this is a first pass over the document. The
map from articles to groups can have as many entries as there are articles: it lives in a
temporary SQLite database that spills to disk.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from data.readers.xml_parts import Part

FIRST_PASS = (
    "HEADER",
    "CATALOG_STRUCTURE",
    "ARTICLE_TO_CATALOGGROUP_MAP",
    "PRODUCT_TO_CATALOGGROUP_MAP",
    "CLASSIFICATION_SYSTEM_FEATURE_TEMPLATE",
    "UNIT",
    "ARTICLE",
    "PRODUCT",
)
"""Elements to look at (articles only to free them)."""

_LOOK_UP = 500


@dataclass(frozen=True, slots=True)
class Template:
    """A feature that a document defines once and articles refer to."""

    name: str
    unit: str | None


@dataclass(slots=True)
class Catalogue:
    """What holds for all articles of a document.

    Attributes:
        language: ISO 639-2 code of the default language, or None.
        supplier: constant cells of the supplier's columns.
        parties: names of the business partners by id.
        articles: number of articles.
    """

    language: str | None = None
    currency: str | None = None
    mime_root: str = ""
    supplier: dict[str, str] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)
    templates: dict[str, Template] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    articles: int = 0
    _groups: dict[str, tuple[str, str | None, bool]] = field(default_factory=dict)
    _map: sqlite3.Connection = field(default_factory=lambda: _empty_map())

    def learn(self, part: Part) -> None:
        """Take in one element of the first pass."""
        name = part.name
        if name in ("ARTICLE", "PRODUCT"):
            self.articles += 1
        elif name == "HEADER":
            self._header(part)
        elif name == "CATALOG_STRUCTURE":
            group, title = part.get("GROUP_ID"), self.told(part.all("GROUP_NAME"))
            if group and title:
                is_root = part.attribute("type") == "root"
                self._groups[group] = (title, part.get("PARENT_ID"), is_root)
        elif name.endswith("_TO_CATALOGGROUP_MAP"):
            article = part.get("ART_ID", "PROD_ID")
            group = part.get("CATALOG_GROUP_ID")
            if article and group:
                self._map.execute("INSERT INTO map VALUES (?, ?)", (article, group))
        elif name == "UNIT":
            key, title = part.get("UNIT_ID"), self.told(part.all("UNIT_SHORTNAME", "UNIT_NAME"))
            if key and title:
                self.units[key] = title
        else:
            key, title = part.get("FT_ID"), self.told(part.all("FT_NAME"))
            if key and title:
                self.templates[key] = Template(title, part.get("FT_UNIT", "FT_UNIT_IDREF"))

    def told(self, texts: Sequence[Part]) -> str | None:
        """The text in the default language: of several, the one so marked, else the first."""
        if len(texts) <= 1:
            return texts[0].text if texts else None
        found = [part for part in texts if part.text]
        for wanted in (self.language, None):
            for part in found:
                if part.attribute("lang") == wanted:
                    return part.text
        return found[0].text if found else None

    def groups_of(self, articles: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
        """Paths of the groups that these articles stand in, in document order."""
        asked = list(dict.fromkeys(articles))
        found: dict[str, list[tuple[str, ...]]] = {}
        for start in range(0, len(asked), _LOOK_UP):
            part = asked[start : start + _LOOK_UP]
            marks = ",".join("?" * len(part))
            rows = self._map.execute(
                f"SELECT article, place FROM map WHERE article IN ({marks}) ORDER BY rowid",  # noqa: S608
                part,
            )
            for article, group in rows:
                path = self._path(group)
                if path and path not in found.setdefault(article, []):
                    found[article].append(path)
        return found

    def ready(self) -> None:
        """Make look-ups fast; call once the first pass is done."""
        self._map.execute("CREATE INDEX by_article ON map (article)")

    def close(self) -> None:
        """Give up the temporary database."""
        self._map.close()

    def _path(self, group: str) -> tuple[str, ...]:
        """Names from the root's child down; a root that only names the catalogue is left out."""
        names: list[str] = []
        seen: set[str] = set()
        at: str | None = group
        while at is not None and at in self._groups and at not in seen:
            seen.add(at)
            name, parent, is_root = self._groups[at]
            if not is_root:
                names.append(name)
            at = parent
        return tuple(reversed(names))

    def _header(self, header: Part) -> None:
        catalog = header.one("CATALOG")
        if catalog is not None:
            languages = catalog.all("LANGUAGE")
            default = [part for part in languages if part.attribute("default") == "true"]
            self.language = next((p.text for p in (*default, *languages) if p.text), None)
            self.currency = catalog.get("CURRENCY")
            self.mime_root = self.told(catalog.all("MIME_ROOT")) or ""
        for parties in header.all("PARTIES"):
            for party in parties.all("PARTY"):
                self._party(party)
        supplier = header.one("SUPPLIER")
        if supplier is not None:
            self._supplier(supplier.get("SUPPLIER_NAME"), supplier.one("ADDRESS"))

    def _party(self, party: Part) -> None:
        address = party.one("ADDRESS")
        name = self.told(address.all("NAME")) if address is not None else None
        for identifier in party.all("PARTY_ID"):
            if identifier.text and name:
                self.parties[identifier.text] = name
        if party.get("PARTY_ROLE") == "supplier":
            self._supplier(name, address)

    def _supplier(self, name: str | None, address: Part | None) -> None:
        cells = {"SUPPLIER_NAME": name}
        if address is not None:
            cells["SUPPLIER.COUNTRY"] = address.get("COUNTRY_CODED", "COUNTRY")
            cells["SUPPLIER.STATE"] = self.told(address.all("STATE"))
            cells["SUPPLIER.URL"] = address.get("URL")
        self.supplier |= {key: cell for key, cell in cells.items() if cell}


def path_text(path: tuple[str, ...]) -> str:
    """A category path as a JSON list, since group names may hold any separator."""
    return json.dumps(path, ensure_ascii=False)


def _empty_map() -> sqlite3.Connection:
    connection = sqlite3.connect("")
    connection.execute("CREATE TABLE map (article TEXT NOT NULL, place TEXT NOT NULL)")
    return connection
