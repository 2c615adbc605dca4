"""Page: the figures of a run as a table between two marks of a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

BEGIN: Final = "<!-- faults:begin (written by python -m benchmarks.api.faults --page) -->"
END: Final = "<!-- faults:end -->"

Figures = Mapping[str, Any]


def written(page: str, document: Figures) -> str:
    """The page with the figures of a run.

    Raises:
        ValueError: it has no marks.
    """
    if BEGIN not in page or END not in page:
        raise ValueError(f"the page has no {BEGIN} … {END}")
    rows = [
        f"| {name} | {_SAID[name](one) if 'not_done' not in one else 'not run'} |"
        for name, one in document["faults"].items()
    ]
    load = ", ".join(f"{one:.1f}" for one in document["machine"]["load_average"])
    lines = [
        BEGIN,
        (
            f"{document['at'][:10]}, {document['machine']['cores']} cores with a load average of "
            f"{load} after the run, {document['workers']} workers, {document['products']} products."
        ),
        "",
        "| what was done | what came of it |",
        "|---|---|",
        *rows,
        END,
    ]
    pattern = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)
    return pattern.sub(lambda _: "\n".join(lines), page)


def _kept(one: Figures) -> str:
    kept = one["kept"]
    return (
        f"{kept['acknowledged']} acknowledged messages, {kept['lost']} lost, {kept['twice']} "
        f"twice, {kept['torn']} conversations not whole"
    )


def _killed(one: Figures) -> str:
    return (
        f"{one['failed']} of {one['requests']} requests failed and were sent again; nobody was "
        f"answered for {one['gap']} s at most; replaced after {one['replaced']} s; {_kept(one)}"
    )


def _switched(one: Figures) -> str:
    return (
        f"{one['failed']} of {one['requests']} requests failed in {one['switches']} switches; "
        f"the old generation answered last {one['everywhere']} s after the order; the slowest "
        f"request took {one['slowest']} s; {_kept(one)}"
    )


def _drained(one: Figures) -> str:
    return (
        f"{one['answered']} requests in progress answered, {one['broken']} broken off; ended "
        f"after {one['ended']} s with exit code {one['code']}; {_kept(one)}"
    )


def _gone(one: Figures) -> str:
    ends = ", ".join(f"{count} × {name}" for name, count in sorted(one["outcomes"].items()))
    read = "conversations could be read" if one["read"] else "nothing could be read"
    return (
        f"meanwhile {ends or 'nobody waited for it'}, {one['searched']} searches answered, {read}, "
        f"`/readyz` {one['ready'][1]}; the slowest refusal took {one['slowest']} s; next message "
        f"kept {one['back']} s after its return; {_kept(one)}"
    )


def _slow(one: Figures) -> str:
    told = ", ".join(f"{count} × {name}" for name, count in sorted(one["statuses"].items()))
    return (
        f"{one['heads']} heads and {one['bodies']} bodies that never end: all dropped after "
        f"{one['dropped']} s ({told}); {one['searched']} searches of others answered meanwhile, "
        f"{one['failed']} failed"
    )


def _left(one: Figures) -> str:
    return (
        f"{one['streams']} event streams reset: open files {' → '.join(map(str, one['files']))}, "
        f"threads {' → '.join(map(str, one['threads']))}, after {one['seconds']} s"
    )


def _interrupted(one: Figures) -> str:
    again = "each got one turn when it was sent again" if one["answered_again"] else "NOT one each"
    return (
        f"{one['hung_up']} clients hung up in the middle of a turn: {one['kept']} turns kept, "
        f"{one['torn']} half; {again}"
    )


def _unreadable(one: Figures) -> str:
    told = (f"{name} {status}" for name, status in one.items() if name != "scenario_seconds")
    return "; ".join(told)


_SAID: Final[dict[str, Callable[[Figures], str]]] = {
    "worker killed": _killed,
    "catalogue switched": _switched,
    "server ended": _drained,
    "database stopped": _gone,
    "database locked": _gone,
    "database moved": _gone,
    "disk full": _gone,
    "slow clients": _slow,
    "listeners gone": _left,
    "clients hang up": _interrupted,
    "unreadable bodies": _unreadable,
}
