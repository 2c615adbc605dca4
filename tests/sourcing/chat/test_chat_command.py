"""`sourcing chat` from the outside: typed, piped, recorded, replayed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sourcing.cli.main import app

Chat = Callable[..., Result]


@pytest.fixture
def chat(chat_home: Path, monkeypatch: pytest.MonkeyPatch) -> Chat:
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.delenv("SOURCING_LANGUAGE_MODEL", raising=False)

    def run(*options: str, typed: str = "", at: Path = chat_home) -> Result:
        return CliRunner().invoke(
            app, ["--home", str(at), "chat", "--words-only", *options], input=typed
        )

    return run


def test_lines_can_be_piped_in(chat: Chat) -> None:
    done = chat(typed="led floodlights\n\n/help\n/why\n/undo\n/nonsense\n")
    assert done.exit_code == 0
    assert "> led floodlights" in done.output
    assert "Looking for" in done.output
    assert "/compare 1 3" in done.output
    assert "no such command: /nonsense" in done.output


def test_a_number_chooses_an_option(chat: Chat) -> None:
    done = chat("--json", typed="hello\n1\n")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["question"]["options"][0]["label"]
    assert second["need"]["lines"]
    assert second["utterance"] is None


def test_record_and_replay(chat: Chat, tmp_path: Path, chat_home: Path) -> None:
    file = tmp_path / "talk.json"
    said = "busco guantes de silicona\nundo\n500 silicone gloves\n/quit\nnever read\n"
    done = chat("--record", str(file), typed=said)
    assert done.exit_code == 0
    record = json.loads(file.read_text(encoding="utf-8"))
    assert len(record["turns"]) == 3
    again = chat("--replay", str(file))
    assert again.exit_code == 0
    shown = [line for line in done.output.splitlines() if line]
    assert [line for line in again.output.splitlines() if line] == [
        line for line in shown if line != "> /quit"
    ]
    assert chat("--record", str(file)).exit_code == 2
    other = tmp_path / "other.json"
    assert chat("--replay", str(file), "--record", str(other)).exit_code == 2
    record["generation"] = "000000-other"
    other.write_text(json.dumps(record), encoding="utf-8")
    warned = chat("--replay", str(other))
    assert warned.exit_code == 0
    assert "000000-other" in warned.stderr
    # Other commands take the need out of the record.
    ranked = CliRunner().invoke(
        app, ["--home", str(chat_home), "suppliers", "--need", str(file), "--json"]
    )
    assert ranked.exit_code == 0
    assert json.loads(ranked.stdout)


def test_the_request_for_quotation(chat: Chat, tmp_path: Path) -> None:
    folder = tmp_path / "rfq"
    done = chat(typed=f"/rfq\nled floodlights\n100 pcs to Rotterdam\n/rfq {folder}\n")
    assert done.exit_code == 0
    assert "nothing is wanted yet" in done.output
    assert any(folder.iterdir())


def test_mistakes_are_answers(chat: Chat, tmp_path: Path) -> None:
    assert chat(at=tmp_path).exit_code == 3
    assert chat("--replay", str(tmp_path / "none")).exit_code == 2
    assert chat("--model", "nonsense").exit_code == 2
    assert chat("--rephrase").exit_code == 2
    assert chat("--language", "es", typed="hola\n").exit_code == 0


def test_text_of_a_file_cannot_drive_the_terminal(chat: Chat) -> None:
    done = chat(typed="led \x1b[31mfloodlights\x07\n")
    assert done.exit_code == 0
    assert "\x07" not in done.output
