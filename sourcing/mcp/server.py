"""The server: tools, resources and what a model is told about both."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp.types import ToolAnnotations

from data.errors import InputError, NotFound, SourcingError
from sourcing.api.documents.rfq import ExportFormat
from sourcing.mcp.products import ProductTools
from sourcing.mcp.quotations import RfqTools
from sourcing.mcp.results import UNTRUSTED
from sourcing.mcp.talk import TalkTools
from sourcing.service.caller import Scope
from sourcing.service.rfqs.exporting import exported

if TYPE_CHECKING:
    from sourcing.service.caller import Caller
    from sourcing.service.service import Service

INSTRUCTIONS: Final = f"""\
Source goods from one catalogue: find out what a buyer needs, compare what fits, rank who can \
supply it, and write the request for quotation.

The usual way: `start_conversation` with the buyer's words; answer its question with `reply` \
(option ids or words), asking the buyer what you do not know; `compare_products` and \
`rank_suppliers` with the conversation's id; `create_rfq`; `review_rfq` until nothing required is \
missing; `export_rfq`.

What the catalogue does not state is unknown: never a yes, never a no. Do not fill in what the \
buyer has not said. Nothing is sent to suppliers by any tool.

{UNTRUSTED}
"""

_READS: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_ADDS: Final = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
)


def build_server(service: Service, *, caller: Caller | None = None) -> MCPServer[Any]:
    """The MCP server over a service.

    Args:
        service: that answers.
        caller: on whose behalf, where the transport has no requests with keys of their own.
    """
    server: MCPServer[Any] = MCPServer(
        "sourcing",
        title="Sourcing",
        instructions=INSTRUCTIONS,
        version=version("sourcing"),
        log_level="WARNING",
    )
    products = ProductTools(service, caller=caller)
    talk = TalkTools(service, caller=caller)
    rfqs = RfqTools(service, caller=caller)
    tools: tuple[tuple[Callable[..., Any], str, ToolAnnotations], ...] = (
        (products.search_products, "Search products", _READS),
        (talk.start_conversation, "Start a conversation", _ADDS),
        (talk.reply, "Reply in a conversation", _ADDS),
        (products.get_product, "Look up a product", _READS),
        (products.compare_products, "Compare products", _READS),
        (products.rank_suppliers, "Rank suppliers", _READS),
        (rfqs.create_rfq, "Write an RFQ", _ADDS),
        (rfqs.review_rfq, "Review and complete an RFQ", _ADDS),
        (rfqs.export_rfq, "Export an RFQ", _READS),
    )
    for function, title, hints in tools:
        server.add_tool(function, title=title, annotations=hints)
    _add_exports(server, rfqs)
    return server


def _add_exports(server: MCPServer[Any], rfqs: RfqTools) -> None:
    """Exports of RFQs as resources: text as text, everything else as bytes."""

    def export(rfq_id: str, format: str, context: Context[Any, Any]) -> str | bytes:  # noqa: A002
        """An RFQ as a file."""
        try:
            chosen = ExportFormat(format)
        except ValueError as error:
            raise ResourceNotFoundError(f"no such format: {format}") from error
        try:
            caller = rfqs.caller(context, Scope.RFQ)
            document = rfqs.service.stores.rfqs.get(rfq_id, caller.owner).document
            file = exported(document, chosen)
        except NotFound as error:
            raise ResourceNotFoundError(str(error)) from error
        except SourcingError as error:
            said = str(error) if isinstance(error, InputError) else error.message
            raise ResourceError(said) from error
        return file.content.decode() if chosen in _TEXTS else file.content

    server.resource(
        "rfq://{rfq_id}/export/{format}",
        name="rfq-export",
        title="RFQ as a file",
        description="An RFQ of the caller in a format: "
        f"{', '.join(one.value for one in ExportFormat)}.",
    )(export)


_TEXTS: Final = frozenset(
    {ExportFormat.JSON, ExportFormat.UBL, ExportFormat.MD, ExportFormat.EMAIL}
)
