"""Routes, one module per resource; each has a ``router`` that `sourcing.api.app` mounts."""
