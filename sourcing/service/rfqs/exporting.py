"""Exporting: an RFQ as files, for people and systems."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from data.errors import MissingDependency, NotFound
from rfq.papers import Html
from sourcing.api.documents.rfq import ExportFormat
from sourcing.rfqs.exports import Export, export
from sourcing.service.file import DOCX, XLSX, File

if TYPE_CHECKING:
    from rfq.document import RfqDocument

_EXPORTS: Final = {
    ExportFormat.PDF: Export.PDF,
    ExportFormat.DOCX: Export.DOCX,
    ExportFormat.XLSX: Export.XLSX,
    ExportFormat.UBL: Export.UBL,
    ExportFormat.JSON: Export.JSON,
    ExportFormat.MD: Export.MARKDOWN,
    ExportFormat.EMAIL: Export.EMAIL,
}

MEDIA_TYPES: Final = {
    ExportFormat.PDF: "application/pdf",
    ExportFormat.DOCX: DOCX,
    ExportFormat.XLSX: XLSX,
    ExportFormat.UBL: "application/xml",
    ExportFormat.JSON: "application/json",
    ExportFormat.MD: "text/markdown; charset=utf-8",
    ExportFormat.EMAIL: "text/plain; charset=utf-8",
    ExportFormat.ZIP: "application/zip",
}

_DAY_ZERO: Final = (1980, 1, 1, 0, 0, 0)
"""The day of every file in an archive, so that the same RFQ gives the same bytes."""


def exported(
    document: RfqDocument,
    format_: ExportFormat,
    *,
    language: str | None = None,
    supplier: str | None = None,
) -> File:
    """A document as one file.

    Args:
        document: the buyer's own.
        format_: the JSON is the buyer's own, whole; everything else is what a supplier may see.
        language: of what people read; None is the supplier's own where that is known, else the
            document's.
        supplier: whose copy it is; None is one for nobody in particular, and of an archive the
            copies of all.

    Raises:
        NotFound: the supplier is not among those asked.
        MissingDependency: the format needs a package that is not installed.
    """
    invited = None if supplier is None else document.supplier(supplier)
    if supplier is not None and invited is None:
        raise NotFound(
            "no such supplier is asked",
            field="supplier",
            value=supplier,
            accepted=[one.id for one in document.suppliers] or "nobody is asked yet",
        )
    if format_ is ExportFormat.ZIP:
        chosen = document.suppliers if invited is None else (invited,)
        return _archive(document.model_copy(update={"suppliers": chosen}), document, language)
    if format_ is ExportFormat.JSON:
        [(name, content)] = export(document, [Export.JSON])
        return File(name, MEDIA_TYPES[format_], content)
    copy = document.model_copy(update={"suppliers": () if invited is None else (invited,)})
    [(name, content)] = export(copy, [_EXPORTS[format_]], language=language)
    return File(name, MEDIA_TYPES[format_], content)


def preview(document: RfqDocument, *, language: str | None, supplier: str | None) -> bytes:
    """What a supplier will see, as one HTML page without script.

    Raises:
        NotFound: the supplier is not among those asked.
    """
    return Html().render(document, language=language, supplier=supplier)


def _archive(document: RfqDocument, own: RfqDocument, language: str | None) -> File:
    """Every format that can be written here, for every supplier of the document."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind in _EXPORTS.values():
            source = own if kind is Export.JSON else document
            try:
                for name, written in export(source, [kind], language=language):
                    entry = zipfile.ZipInfo(name, _DAY_ZERO)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, written)
            except MissingDependency:
                # The archive is of what there is; asked for by itself, a format says what it lacks.
                continue
        names = archive.namelist()
    own_name = next(name for name in names if name.endswith(".json"))
    stem = own_name.removesuffix(".json")
    return File(f"{stem}.zip", MEDIA_TYPES[ExportFormat.ZIP], content.getvalue())
