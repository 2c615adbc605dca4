"""A record holds enough to have a conversation again, and nothing else is taken for one."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.constraint import Constraint, Importance, Operator
from data.errors import InputError, SourceError
from data.money import Money
from data.need import Amount, Need, NeedLine, Place
from data.records.offer import DeliveryTerm
from data.records.supplier import SupplierKind
from dialogue import acts as a
from sourcing.chat.acts import acts_from_json, acts_to_json
from sourcing.chat.record import (
    Record,
    RecordedTurn,
    read_record,
    record_from_json,
    record_to_json,
    write_record,
)
from sourcing.needs import read_need

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
HEAVY = Constraint("load", Operator.BETWEEN, (2.5, 3.0), "t", Importance.SHOULD)
MIXED = Constraint("x", Operator.ONE_OF, ("a", "2", "true"))
FLAG = Constraint("cabin", Operator.EQUAL, (True,))
EVERY: tuple[a.Act, ...] = (
    a.Want(query="叉车", category=("A", "B"), added=True, words="w", confidence=0.5, line="2"),
    a.Inform(constraint=HEAVY),
    a.Correct(constraint=MIXED),
    a.SetTerm(term=a.Term.QUANTITY, value=Amount(Decimal("2.5"), "TNE")),
    a.SetTerm(term=a.Term.ANNUAL, value=Amount(Decimal(10))),
    a.SetTerm(term=a.Term.BUDGET, value=Money.of("1200000.50", "CNY"), correction=True),
    a.SetTerm(term=a.Term.DESTINATION, value=Place("NL", "Rotterdam")),
    a.SetTerm(term=a.Term.DELIVERY_TERM, value=DeliveryTerm("CIF", "Mombasa")),
    a.SetTerm(term=a.Term.NEEDED_BY, value=date(2027, 3, 31)),
    a.SetTerm(term=a.Term.PAYMENT, value="2027-03-31"),
    a.SetTerm(term=a.Term.SAMPLES, value=True),
    a.SetTerm(term=a.Term.CURRENCY, value="EUR"),
    a.SetTerm(term=a.Term.SUPPLIER_KINDS, value=(SupplierKind.TRADER,)),
    a.NoPreference(field="load"),
    a.DontKnow(),
    a.Matters(fields=("load", "fuel")),
    a.Skip(),
    a.Weigh(importance=Importance.SHOULD),
    a.Relax(),
    a.Forget(field="load"),
    a.ForgetNote(text="n"),
    a.ClearTerm(term=a.Term.BUDGET),
    a.Focus(line="2"),
    a.RemoveLine(),
    a.Undo(),
    a.Restart(),
    a.MoreResults(),
    a.ShowResults(),
    a.WhyThis(reference=a.Reference(position=-1, words="last")),
    a.Compare(references=(a.Reference(position=1), a.Reference(product_id="p"))),
    a.Select(references=(a.Reference(position=1),)),
    a.Reject(references=(a.Reference(position=1),)),
    a.RequestRfq(),
    a.Ask(subject=a.Subject.LEAD_TIME, constraints=(FLAG,), field="f", terms=("t",), query="q"),
    a.Greet(),
    a.Thank(),
    a.Affirm(),
    a.Deny(),
    a.OffTopic(),
    a.Note(text="n"),
    a.Ambiguous(readings=(HEAVY, FLAG)),
    a.OutOfRange(constraint=HEAVY, low=1.0, high=2.0, nearest=("n",)),
    a.NotUnderstood(words="blorp"),
)


def test_every_act_survives_json() -> None:
    assert {type(one) for one in EVERY} == set(get_args(a.Act))
    text = json.dumps(acts_to_json(EVERY))
    assert acts_from_json(json.loads(text)) == EVERY


@given(st.lists(st.sampled_from(EVERY), max_size=4), st.text(max_size=40), st.booleans())
def test_a_record_survives_json(acts: list[a.Act], utterance: str, words_only: bool) -> None:
    record = Record(
        "000001-x",
        "zh-Hans",
        words_only,
        7,
        (RecordedTurn(AT, utterance), RecordedTurn(AT, None, tuple(acts))),
        Need(lines=(NeedLine("1", "truck"),), focus="1"),
    )
    assert record_from_json(record_to_json(record)) == record


def test_other_commands_read_the_need_of_a_record(tmp_path: Path) -> None:
    need = Need(lines=(NeedLine("1", "truck"),), focus="1", language="es")
    write_record(Record("g", need=need), tmp_path / "r.json")
    assert read_need(str(tmp_path / "r.json")) == need
    assert read_record(tmp_path / "r.json").need == need
    assert [one.name for one in tmp_path.iterdir()] == ["r.json"]


def good() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        record_to_json(
            Record("g", turns=(RecordedTurn(AT, "hi"), RecordedTurn(AT, None, EVERY[:1])))
        )
    )
    return found


@pytest.mark.parametrize(
    "change",
    [
        {"format": "something else"},
        {"version": 99},
        {"turns": "hi"},
        {"turns": ["hi"]},
        {"turns": [{"utterance": "hi"}]},
        {"turns": [{"at": "2026-11-02T09:30:00", "utterance": "hi"}]},
        {"turns": [{"at": AT.isoformat(), "utterance": 5}]},
        {"turns": [{"at": AT.isoformat(), "acts": "x"}]},
        {"turns": [{"at": AT.isoformat(), "acts": [{"act": "Explode"}]}]},
        {"turns": [{"at": AT.isoformat(), "acts": [{"act": "Want"}]}]},
        {"turns": [{"at": AT.isoformat(), "acts": [{"act": "SetTerm", "term": "x"}]}]},
        {"size": 0},
        {"need": {"lines": 5}},
    ],
)
def test_what_is_no_record_is_refused(change: dict[str, Any]) -> None:
    assert record_from_json(json.dumps(good())).turns
    with pytest.raises(InputError):
        record_from_json(json.dumps({**good(), **change}))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read_record(tmp_path / "none.json")
    (tmp_path / "x.json").write_text("{")
    with pytest.raises(InputError):
        read_record(tmp_path / "x.json")
    (tmp_path / "y.json").write_text("[]")
    with pytest.raises(InputError):
        read_record(tmp_path / "y.json")
