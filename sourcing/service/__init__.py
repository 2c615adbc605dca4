"""What the product does for a caller, whatever the transport: HTTP, MCP or a program."""
