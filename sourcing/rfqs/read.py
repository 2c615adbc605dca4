"""Reading an RFQ back from its files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from data.errors import SourceError
from rfq.document import RfqDocument, rfq_from_json

_MOST: Final = 50_000_000
"""Bytes: more is no RFQ."""


def read_rfq(path: Path) -> RfqDocument:
    """The RFQ that a JSON or UBL file holds; which of the two is told by its first character.

    Raises:
        SourceError: the file cannot be read, or is too large to be one.
        InputError: it is not an RFQ; names the field at fault.
    """
    try:
        if path.stat().st_size > _MOST:
            raise SourceError(
                "too large for an RFQ",
                field=str(path),
                value=f"{path.stat().st_size} bytes",
                accepted=f"at most {_MOST} bytes",
            )
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"the file cannot be read: {error.strerror}",
            field=str(path),
            accepted="an RFQ as JSON or UBL",
        ) from error
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        from rfq.ubl import rfq_from_ubl

        return rfq_from_ubl(content)
    return rfq_from_json(content)
