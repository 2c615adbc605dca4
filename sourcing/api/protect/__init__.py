"""Protections around every route, each a layer of ASGI of its own."""
