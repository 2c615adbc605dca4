"""Overlays: what people and publishers say of the schema, brought together over ingests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.catalogue.generation import Generation
from data.readers.base import SourceFile
from data.schema import Overlay, load_overlay, parse_overlay


@dataclass(frozen=True, slots=True)
class Overlays:
    """The overlays of one run.

    Attributes:
        given: by the user in this run; has to fit the catalogue.
        kept: by the user or a source's publisher in earlier runs, and by the publishers of this
            run's sources; need not fit any more.
        text: YAML to keep with the generation; None when nobody said anything.
        changed: whether ``text`` differs from what the base generation keeps.
    """

    given: Overlay | None
    kept: Overlay | None
    text: bytes | None
    changed: bool

    @classmethod
    def gather(
        cls, given: Path | None, files: Sequence[SourceFile], base: Generation | None
    ) -> Overlays:
        """Bring together what is given, kept and shipped with sources.

        What is given takes the place of what the catalogue keeps; both win over what is shipped.

        Raises:
            OverlayError: one of them is not a valid overlay.
        """
        path = None if base is None else base.overlay_path
        before = None if path is None else path.read_bytes()
        shipped = list(
            dict.fromkeys(f.companions["overlay"] for f in files if "overlay" in f.companions)
        )
        own = None if given is None else load_overlay(given)
        said = None if given is None else given.read_bytes()
        kept: Overlay | None = None
        if own is None and before is not None:
            kept = parse_overlay(before.decode(), name="the catalogue's overlay")
        text = said if said is not None else before
        for companion in shipped:
            loaded = load_overlay(companion)
            merged = loaded if kept is None else kept.over(loaded)
            if merged != kept:
                alone = text is None and kept is None
                kept = merged
                both = merged if own is None else own.over(merged)
                text = companion.read_bytes() if alone else both.to_yaml().encode()
        return cls(own, kept, text, text != before)
