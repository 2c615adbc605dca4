"""The documents of the API: what a client sends and what it gets, as pydantic models.

They are the contract: the OpenAPI document, the typed client and the widget's types are made from
them. Numbers are plain numbers, amounts of money and other exact decimals are strings, an open end
of a range is null, and a field that has nothing to say is null, never left out.
"""
