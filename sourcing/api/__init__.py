"""The HTTP API: routes, documents, errors and protections around `sourcing.service`."""
