"""Text from a file can neither drive the terminal nor be taken for markup."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from sourcing.cli.terminal import grid, plain, table


def render(renderable: object, *, width: int = 60) -> str:
    file = io.StringIO()
    Console(file=file, width=width, markup=False, highlight=False, emoji=False).print(renderable)
    return file.getvalue()


@pytest.mark.parametrize(
    "text",
    ["\x1b[31mred", "\x9b31m", "a\x07b", "a\u202eb", "a\u2066b", "\x1b]0;title\x07", "a\x00"],
)
def test_control_characters_never_reach_the_terminal(text: str) -> None:
    assert not set(plain(text)) & set("\x1b\x9b\x07\u202e\u2066\x00")
    assert not set(render(table(("A",), [(text,)]))) & set("\x1b\x9b\x07\u202e\u2066\x00")


def test_a_cell_stays_on_its_line() -> None:
    assert plain("a\nb\tc\rd") == "a b c d"


@pytest.mark.parametrize("text", ["[bold]x[/bold]", ":smile:", "[/]", "[link=http://x]y[/link]"])
def test_markup_in_data_is_only_text(text: str) -> None:
    assert text in render(table(("A",), [(text,)]))


def test_columns_that_must_be_whole_are_whole() -> None:
    text = render(
        table(("Id", "Title"), [("a-long-identifier-1", "t" * 80)], keep=("Id",)), width=40
    )
    assert "a-long-identifier-1" in text
    assert "…" in text


def test_unknown_is_a_dash() -> None:
    assert "–" in render(table(("A", "B"), [("x", None)]))


def test_a_grid_reads_downwards_and_loses_nothing() -> None:
    pairs = [(f"name{i}", str(i)) for i in range(7)]
    lines = render(grid(pairs)).splitlines()
    assert len(lines) == 3
    assert lines[0].split() == ["name0", "0", "name3", "3", "name6", "6"]
    assert lines[2].split() == ["name2", "2", "name5", "5"]
