"""RFQs over HTTP: from a conversation to revisions, with the client that is shipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from data.need import Origin
from rfq.document import Lack
from sourcing.api.documents.conversation import ConversationOrder
from sourcing.api.documents.form import FormField
from sourcing.api.documents.rfq import RfqDetail, RfqOrder, RfqPatch
from sourcing.client import Client, Conflicting, InvalidRequest, Missing, Outdated
from sourcing.state.records import RfqStatus

WORDS = "electric forklift at least 1.5 t, 10 units"


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    with Client(address, timeout=60) as made:
        yield made


@pytest.fixture
def rfq(client: Client) -> RfqDetail:
    return client.rfqs.create(RfqOrder(text=WORDS, top=2, buyer="Example Logistics B.V."))


def fields(rfq: RfqDetail) -> dict[str, FormField]:
    return {one.path: one for section in rfq.form.sections for one in section.fields}


def test_an_rfq_of_a_conversation_keeps_the_turn_and_the_words(client: Client) -> None:
    talk = client.conversations.create(ConversationOrder(message="forklift"))
    client.conversations.say(talk.id, "10 units, at least 1.5 t, needed in Rotterdam by 2027-05-01")
    rfq = client.rfqs.create(RfqOrder(conversation_id=talk.id, top=1))
    assert rfq.conversation_id == talk.id
    assert rfq.status is RfqStatus.DRAFT
    quantity = fields(rfq)["lines[1].quantity"]
    assert quantity.provenance is not None
    assert quantity.provenance.turn == 2
    assert quantity.provenance.words == "10 units"
    assert quantity.text == "10\u00a0pcs"
    assert len(rfq.document.suppliers) == 1
    [listed] = client.rfqs.list(conversation_id=talk.id).rfqs
    assert (listed.id, listed.version) == (rfq.id, 1)


def test_the_form_says_what_is_missing_and_how_to_fill_it(client: Client, rfq: RfqDetail) -> None:
    found = fields(rfq)
    missing = {path for path, one in found.items() if one.missing}
    review = client.rfqs.review(rfq.id)
    # A document can lack the parts of a field that is not there yet, which the form shows whole.
    assert missing == {one.field for one in review.missing} & set(found)
    assert {one.field for one in review.missing} <= set(found)
    for path in missing:
        one = found[path]
        assert one.question
        assert one.question.endswith(("?", "."))
        assert one.why
        assert one.example, path
        assert one.text is None
    assert not rfq.form.ready
    assert rfq.form.required == sum(one.necessity == "required" for one in review.missing)
    private = {path for path, one in found.items() if one.private}
    assert {"lines[1].target_price", "lines[1].budget", "terms.budget"} <= private


def test_every_example_of_an_answer_is_taken(client: Client, rfq: RfqDetail) -> None:
    answers = {
        path: one.example for path, one in fields(rfq).items() if one.missing and one.example
    }
    answers["header.respond_by"] = "2027-12-15"
    done = client.rfqs.answer(rfq.id, answers)
    left = {path for path, one in fields(done).items() if one.missing}
    assert left == set()
    assert done.form.ready
    for path in answers:
        value = fields(done)[path]
        assert value.text, path
        assert value.provenance is not None
        assert value.provenance.origin is Origin.EDITED


@pytest.mark.parametrize("language", ["en", "es", "zh-Hans", "zh-Hant"])
def test_every_label_and_question_has_words_in_the_language(
    client: Client, rfq: RfqDetail, language: str
) -> None:
    from rfq.wording import catalogue

    told = client.rfqs.get(rfq.id, language=language)  # type: ignore[arg-type]  # one of four
    review = client.rfqs.review(rfq.id, language=language)  # type: ignore[arg-type]  # likewise
    assert told.form.language == review.language == language
    english = client.rfqs.get(rfq.id, language="en")
    if language == "en":
        return
    same = {
        one.path
        for one in fields(told).values()
        if one.question is not None and one.question == fields(english)[one.path].question
    }
    assert same == set()
    known = set(catalogue(language).messages.values())
    labels = {one.label for one in fields(told).values() if one.kind != "specification"}
    assert labels <= known


def test_answers_are_all_taken_or_none(client: Client, rfq: RfqDetail) -> None:
    with pytest.raises(InvalidRequest, match="cannot be read for sure") as refused:
        client.rfqs.answer(
            rfq.id, {"terms.destination": "Rotterdam, NL", "terms.needed_by": "soonish"}
        )
    assert refused.value.field == "terms.needed_by"
    assert refused.value.value == "soonish"
    assert refused.value.accepted == ("2027-03-31",)
    assert client.rfqs.get(rfq.id).version == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("terms.nothing", "x"),
        ("lines[9].quantity", "10"),
        ("lines[9].specifications", "load capacity >= 2 t"),
        ("lines[1].specifications", "colour of money = green"),
        ("lines[1].specifications", "anything"),
        ("suppliers", "nobody:known"),
        ("suppliers", "0"),
        ("suppliers", "²"),
        ("header.id", "RFQ-X"),
        ("header.revision", "7"),
        ("provenance", "x"),
        ("lines[1].quantity", "-4"),
        ("not a path", "x"),
        ("lines[", "x"),
        ("header.title", "two\nlines"),
        ("terms.tooling", "\u202eevil"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_by_its_field(
    api: httpx.Client, rfq: RfqDetail, path: str, text: str
) -> None:
    answer = api.post(f"/v1/rfqs/{rfq.id}/answers", json={"answers": {path: text}})
    assert answer.status_code == 422, answer.text
    assert answer.json()["field"]


def test_requirements_and_suppliers_are_answered_from_the_catalogue(
    client: Client, rfq: RfqDetail
) -> None:
    done = client.rfqs.answer(
        rfq.id, {"lines[1].specifications": "lift height >= 3 m", "suppliers": "3"}
    )
    [line] = done.document.lines
    before = {one.attribute for one in rfq.document.lines[0].specifications}
    assert {one.attribute for one in line.specifications} == before | {"lift_height"}
    assert len({one.id for one in line.specifications}) == len(line.specifications)
    assert len(done.document.suppliers) == 3


def test_a_patch_marks_what_it_changes_and_is_made_from_one_version(
    client: Client, rfq: RfqDetail
) -> None:
    patch = RfqPatch(document={"terms": {"payment": "net 30"}})
    done = client.rfqs.patch(rfq.id, patch, version=rfq.version)
    assert (done.version, done.revision) == (2, 1)
    payment = fields(done)["terms.payment"]
    assert payment.provenance is not None
    assert payment.provenance.origin is Origin.EDITED
    with pytest.raises(Outdated) as stale:
        client.rfqs.patch(
            rfq.id, RfqPatch(document={"terms": {"payment": "net 60"}}), version=rfq.version
        )
    assert stale.value.problem is not None
    assert stale.value.problem.version == 2
    assert client.rfqs.get(rfq.id).document.terms.payment == "net 30"
    with pytest.raises(InvalidRequest, match="nothing is different"):
        client.rfqs.patch(rfq.id, patch)
    with pytest.raises(InvalidRequest) as refused:
        client.rfqs.patch(rfq.id, RfqPatch(document={"terms": {"paiment": "x"}}))
    assert refused.value.field == "terms.paiment"


def test_a_change_says_its_version(api: httpx.Client, rfq: RfqDetail) -> None:
    body = {"document": {"terms": {"payment": "net 30"}}}
    path = f"/v1/rfqs/{rfq.id}"
    assert api.patch(path, json=body).status_code == 428
    kind = {"Content-Type": "application/merge-patch+json", "If-Match": '"1"'}
    answer = api.patch(path, content=httpx.Request("PATCH", "http://x", json=body).content,
                       headers=kind)  # fmt: skip
    assert answer.status_code == 200, answer.text
    assert answer.headers["etag"] == '"2"'
    assert api.get(path, headers={"If-None-Match": '"2"'}).status_code == 304


def test_a_revision_says_what_it_changed_and_the_ones_before_it_stay(
    client: Client, rfq: RfqDetail
) -> None:
    issued = client.rfqs.revise(rfq.id, {"terms": {"packaging": "wooden crates"}})
    assert issued.rfq.revision == 2
    [told] = [one for one in issued.changes if not one.bookkeeping]
    assert (told.path, told.after) == ("terms.packaging", "wooden crates")
    assert told.text == "Packaging: new: wooden crates"
    assert [one.revision for one in client.rfqs.revisions(rfq.id).revisions] == [1, 2]
    assert client.rfqs.revision(rfq.id, 1).document.terms.packaging is None
    assert client.rfqs.revision(rfq.id, 2).document == issued.rfq.document
    again = client.rfqs.changes(rfq.id, from_=1, to=2, language="es")
    assert [one.path for one in again.changes] == [one.path for one in issued.changes]
    assert any(one.text == "Embalaje: nuevo: wooden crates" for one in again.changes)
    with pytest.raises(Missing):
        client.rfqs.revision(rfq.id, 3)


def test_what_suppliers_have_changes_by_a_revision_alone(client: Client, rfq: RfqDetail) -> None:
    sent = client.rfqs.patch(rfq.id, RfqPatch(status=RfqStatus.SENT))
    assert sent.status is RfqStatus.SENT
    with pytest.raises(Conflicting, match="by a revision"):
        client.rfqs.patch(rfq.id, RfqPatch(document={"terms": {"payment": "net 30"}}))
    with pytest.raises(Conflicting, match="by a revision"):
        client.rfqs.answer(rfq.id, {"terms.payment": "net 30"})
    issued = client.rfqs.revise(rfq.id, {"terms": {"payment": "net 30"}})
    assert (issued.rfq.revision, issued.rfq.status) == (2, RfqStatus.SENT)


def test_what_is_deleted_is_gone_for_good(client: Client, rfq: RfqDetail) -> None:
    client.rfqs.delete(rfq.id)
    with pytest.raises(Missing):
        client.rfqs.get(rfq.id)
    with pytest.raises(Missing):
        client.rfqs.delete(rfq.id)
    assert rfq.id not in {one.id for one in client.rfqs.list(limit=200).rfqs}


def test_the_same_key_makes_one_rfq(client: Client) -> None:
    order = RfqOrder(text=WORDS)
    first = client.rfqs.create(order, key="one-and-the-same")
    again = client.rfqs.create(order, key="one-and-the-same")
    assert first == again
    with pytest.raises(InvalidRequest, match="idempotency key"):
        client.rfqs.create(RfqOrder(text="pallet truck"), key="one-and-the-same")


def test_anothers_rfq_is_not_there(visitor: Callable[..., httpx.Client], address: str) -> None:
    mine, yours = visitor(), visitor()
    held = mine.post("/v1/rfqs", json={"text": WORDS}).json()["id"]
    path = f"/v1/rfqs/{held}"
    body = {"document": {"terms": {"payment": "x"}}}
    any_version = {"If-Match": "*"}
    asked = [
        yours.get(path),
        yours.get(f"{path}/review"),
        yours.get(f"{path}/preview"),
        yours.get(f"{path}/export/json"),
        yours.get(f"{path}/revisions"),
        yours.get(f"{path}/revisions/1"),
        yours.get(f"{path}/changes?from=1&to=1"),
        yours.patch(path, json=body, headers=any_version),
        yours.post(f"{path}/answers", json={"answers": {"terms.payment": "x"}}),
        yours.post(f"{path}/revisions", json=body),
        yours.delete(path),
    ]
    assert {one.status_code for one in asked} == {404}
    assert yours.get("/v1/rfqs").json()["rfqs"] == []
    assert mine.get(path).status_code == 200


def test_a_review_tells_what_the_catalogue_says_against_it(client: Client, rfq: RfqDetail) -> None:
    client.rfqs.answer(rfq.id, {"lines[1].budget": "1000 USD", "terms.needed_by": "2020-01-01"})
    review = client.rfqs.review(rfq.id)
    codes = {one.code: one for one in review.findings}
    assert "needed_in_past" in codes
    budget = codes["budget_below_market"]
    assert budget.label == "Line 1 › Budget for the line"
    assert budget.evidence
    assert all(one.supplier and one.value for one in budget.evidence)
    assert all("/" not in (one.source or "") for one in budget.evidence), "a path of the server"
    assert not review.ready
    assert Lack.QUANTITY not in {one.what for one in review.missing}


def test_blocked_suppliers_are_never_asked(client: Client, shelf: object) -> None:
    from sourcing.service.shelf import Shelf

    assert isinstance(shelf, Shelf)
    blocked = next((one for one in shelf.catalogue.suppliers() if one.blocked), None)
    assert blocked is not None, "the sample has some"
    with pytest.raises(InvalidRequest, match="block list"):
        client.rfqs.create(RfqOrder(text=WORDS, supplier_ids=(blocked.id,)))
    rfq = client.rfqs.create(RfqOrder(text=WORDS))
    with pytest.raises(InvalidRequest, match="block list"):
        client.rfqs.answer(rfq.id, {"suppliers": blocked.id})


@pytest.mark.parametrize("field", ["buyer", "title"])
def test_a_name_that_no_document_can_carry_is_refused(api: httpx.Client, field: str) -> None:
    answer = api.post("/v1/rfqs", json={"text": WORDS, field: "A\u001bB"})
    assert answer.status_code == 422, answer.text
    assert answer.json()["field"] == f"/{field}"
    assert answer.json()["accepted"] == ["plain text without control codes"]
