"""Tools to hold a conversation that finds out what is needed."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server.mcpserver import Context
from mcp.types import CallToolResult
from pydantic import Field

from data.errors import InputError
from sourcing.api.documents.conversation import ConversationDocument, Language, TurnDocument
from sourcing.api.documents.edits import Choose
from sourcing.mcp import results
from sourcing.mcp.host import Tools, answer, plain, tool
from sourcing.mcp.products import ConversationId, product_of
from sourcing.service.caller import Scope
from sourcing.service.conversations.making import Entry
from sourcing.service.conversations.preferences import Preferences


class TalkTools(Tools):
    """Conversations: started, gone on with."""

    @tool
    def start_conversation(
        self,
        context: Context[Any, Any],
        text: Annotated[
            str, Field(min_length=1, max_length=4000, description="The buyer's first words.")
        ],
        language: Annotated[
            Language | None, Field(description="To answer in; null follows the buyer's words.")
        ] = None,
        currency: Annotated[
            str, Field(pattern="^([A-Z]{3})?$", description="To compare prices in: EUR.")
        ] = "",
    ) -> Annotated[CallToolResult, results.Turn]:
        """Begin to find out what a buyer needs; answers with products and one question.

        Answer the question with `reply`, by the ids of its options or in words. A few answers
        narrow thousands of products down. Ask the buyer what you do not know: do not make it up.
        """
        caller = self.caller(context, Scope.CONVERSE)
        preferences = Preferences(language=language, currency=currency or None)
        held = self.conversations.create(caller.owner, preferences, message=text)
        document = ConversationDocument.model_validate_json(held.document)
        return _answered(document.turns[-1])

    @tool
    def reply(
        self,
        context: Context[Any, Any],
        conversation_id: ConversationId,
        text: Annotated[
            str, Field(max_length=4000, description="In words; empty to choose options.")
        ] = "",
        question_id: Annotated[
            str, Field(max_length=400, description="Of the open question, to choose options.")
        ] = "",
        options: Annotated[
            list[str], Field(max_length=50, description="Ids of the options that are chosen.")
        ] = [],  # noqa: B006  # read only, and the schema shows the default
    ) -> Annotated[CallToolResult, results.Turn]:
        """Go on with a conversation: in words, or by choosing options of its open question.

        Words can also correct what was understood, add terms ("needed by 1 March in Rotterdam"),
        or ask about the products. "No preference" and "undo" are understood.
        """
        caller = self.caller(context, Scope.CONVERSE)
        if bool(text) == bool(options):
            raise InputError(
                "a reply is in words or by options",
                field="text",
                accepted="text, or question_id with options",
            )
        entry = Entry(text=text)
        if options:
            choose = Choose(op="choose", question=question_id, options=tuple(options))
            entry = Entry(edits=(choose,))
        answered = self.conversations.take(conversation_id, caller.owner, entry)
        return _answered(TurnDocument.model_validate_json(answered.document))


def _answered(turn: TurnDocument) -> CallToolResult:
    result = _turn(turn)
    question = result.question
    lines = [plain(one) for one in result.text]
    if question is not None:
        offered = "; ".join(f"{one.id} = {one.label}" for one in question.options)
        lines.append(f"Question {question.id}: {question.text} Options: {offered}")
    return answer(result, "\n".join(lines))


def _turn(turn: TurnDocument) -> results.Turn:
    asked = turn.question
    chips = [chip for line in turn.need.lines for chip in line.chips]
    return results.Turn(
        conversation_id=turn.conversation_id,
        turn=turn.number,
        text=[plain(one.text) for one in turn.paragraphs],
        understood=[plain(f"{one.label}: {one.text}") for one in (*chips, *turn.need.terms)],
        total=turn.total,
        meeting=turn.meeting,
        products=[product_of(one) for one in turn.products],
        question=None
        if asked is None
        else results.Question(
            id=asked.id,
            text=plain(asked.text),
            options=[
                results.Option(id=one.id, label=plain(one.label), count=one.count)
                for one in asked.options
            ],
            several=asked.several,
            why=plain(asked.explanation),
        ),
        missing_terms=[one.value for one in turn.need.missing],
    )
