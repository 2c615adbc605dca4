"""The MCP server: search, clarify, compare, rank and RFQ as tools for a buyer's own agent.

Over the same service as the HTTP API, in the same process: nothing is called over the network.
Specification: https://modelcontextprotocol.io/specification.
"""
