"""Names of files: the same for every client, and leading nowhere."""

from __future__ import annotations

from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcing.api.downloads import disposition
from sourcing.client.answers import _name


def parsed(header: str) -> str:
    """As the standard library reads it."""
    message = Message()
    message["Content-Disposition"] = header
    return message.get_filename() or ""


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("rfq.pdf", 'attachment; filename="rfq.pdf"'),
        ("../../etc/passwd", 'attachment; filename="etc-passwd"'),
        ('a"; filename="b.exe', 'attachment; filename="a-filename-b.exe"'),
        ("a\r\nSet-Cookie: x", 'attachment; filename="a-Set-Cookie-x"'),
        ("Señal.pdf", "attachment; filename=\"Senal.pdf\"; filename*=UTF-8''Se%C3%B1al.pdf"),
        (
            "询价.pdf",
            "attachment; filename=\"pdf\"; filename*=UTF-8''%E8%AF%A2%E4%BB%B7.pdf",
        ),
        ("", 'attachment; filename="file"'),
    ],
)
def test_a_name_is_written_as_the_standards_have_it(name: str, header: str) -> None:
    assert disposition(name) == header


@given(st.text(max_size=80))
def test_no_name_breaks_out_of_its_header_or_its_folder(name: str) -> None:
    header = disposition(name)
    assert header.isascii()
    assert not set(header) & set("\r\n\0\\/")
    assert header.count('"') == 2
    for read in (parsed(header), _name(header)):
        assert read
        assert "/" not in read
        assert not read.startswith(".")
