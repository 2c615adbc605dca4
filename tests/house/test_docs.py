"""What the documents say is true: commands run, links lead somewhere, pages have their parts."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

from sourcing.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "benchmarks").rglob("*.md"),
        *(ROOT / "data").rglob("*.md"),
    ]
)
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def commands(document: Path) -> Iterator[str]:
    """Every `sourcing …` command in the document's code blocks, with its continuation lines."""
    for language, block in FENCE.findall(document.read_text(encoding="utf-8")):
        if language not in {"sh", "bash", "console", "shell"}:
            continue
        joined = block.replace("\\\n", " ")
        for line in joined.splitlines():
            prompted = line.strip().removeprefix("$ ")
            if language == "console" and not line.strip().startswith("$ "):
                continue
            for part in re.split(r"\s(?:&&|\|)\s|;\s", prompted):
                words = part.strip()
                words = re.sub(r"^(?:\w+=\S+\s+)*(?:\S*/)?sourcing(?=\s|$)", "sourcing", words)
                if words.startswith("sourcing"):
                    yield words


ALL_COMMANDS = sorted({command for document in DOCUMENTS for command in commands(document)})


def parse(command: str) -> None:
    """Parse a command as the tool would, without running it."""
    words = shlex.split(command, comments=True)[1:]
    for index, word in enumerate(words):
        if word in {">", ">>", "<", "2>"}:
            words = words[:index]
            break
    words = [word for word in words if not re.fullmatch(r"[<>].+", word)]
    root = typer.main.get_command(app)
    context = root.make_context("sourcing", words, resilient_parsing=False)
    while True:
        group = context.command
        rest = [*context._protected_args, *context.args]
        if not hasattr(group, "resolve_command"):
            return
        _, sub, rest = group.resolve_command(context, rest)
        context = sub.make_context(sub.name, rest, parent=context)


@pytest.mark.parametrize("command", ALL_COMMANDS)
def test_every_command_in_the_documents_is_one_that_the_tool_takes(command: str) -> None:
    parse(command)


@pytest.mark.parametrize(
    "command",
    ["sourcing nothing", "sourcing ingest", "sourcing ingest a.csv --no-such", "sourcing --no"],
)
def test_a_command_that_the_tool_does_not_take_is_found(command: str) -> None:
    with pytest.raises(typer.TyperException):
        parse(command)


def test_the_readme_shows_commands() -> None:
    assert len(list(commands(ROOT / "README.md"))) >= 5


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    missing = [
        target
        for target in LINK.findall(text)
        if not target.startswith(("http://", "https://", "#", "mailto:"))
        and not (document.parent / target.partition("#")[0]).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_path_that_a_document_names_exists(document: Path) -> None:
    roots = "data|index|dialogue|rfq|sourcing|tests|tools|docs|benchmarks|notebooks"
    text = document.read_text(encoding="utf-8")
    named = re.findall(rf"`((?:{roots})/[\w./-]+\.(?:py|md|sh|yaml|txt|json))`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))
    assert len(DECISIONS) >= 5


@pytest.mark.parametrize("decision", DECISIONS, ids=name)
def test_a_decision_has_all_its_parts(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", decision.name)
    assert text.startswith(f"# {int(decision.name[:4])}. ")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Options", "Decision", "Consequences"]
    assert len(text.splitlines()) <= 80, "a decision is one page"


def test_decisions_are_all_listed_in_the_architecture_page() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [path.name for path in DECISIONS if f"decisions/{path.name}" not in text] == []


def test_the_changelog_has_a_place_for_the_next_change() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## \[(.+?)\]", text, re.MULTILINE)
    assert sections[0] == "Unreleased"
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_readmes_two_commands_are_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = [block.strip() for language, block in FENCE.findall(text) if language == "sh"]
    assert (
        "python3 -m venv .venv && .venv/bin/pip install -q '.[embeddings,serve]' "
        "&& .venv/bin/sourcing serve --demo" in blocks
    )
    assert "bash tools/test.sh" in blocks


def test_continuous_integration_runs_the_readmes_second_command() -> None:
    assert "tools/test.sh" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for script in (ROOT / ".ci" / "run", ROOT / "tools" / "test.sh", ROOT / "tools" / "smoke.sh"):
        assert "set -euo pipefail" in script.read_text(encoding="utf-8")
