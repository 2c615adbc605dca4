"""Fonts that documents are set in: packages carry them, nothing of the system is used.

Source Sans Pro for Latin, Greek and Cyrillic; Noto Sans CJK, drawn to go with it, for Chinese,
Japanese and Korean; both are under the SIL Open Font License 1.1. Letters that neither has come
from the fonts within Typst (Hebrew, Arabic, Devanagari, Georgian, Armenian).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.errors import MissingDependency

if TYPE_CHECKING:
    import typst

LATIN: Final = "Source Sans Pro"
_CHINESE: Final = {"HK": "HK", "TW": "TC", "MO": "HK"}


def families(language: str) -> tuple[str, ...]:
    """Families for a language, each asked when the one before has no such letter."""
    parts = language.split("-")
    traditional = "TC" if "Hant" in parts else "SC"
    variant = next((_CHINESE[one] for one in parts if one in _CHINESE), traditional)
    own = {"ja": "JP", "ko": "KR"}.get(parts[0], variant)
    return LATIN, f"Noto Sans CJK {own}"


@cache
def font_files() -> typst.Fonts:
    """The fonts, found once.

    Raises:
        MissingDependency: Typst or a package of fonts is not installed.
    """
    try:
        import font_source_sans_pro  # type: ignore[import-untyped]
        import noto_cjk_sans_otc  # type: ignore[import-untyped]
        import typst
    except ImportError as error:
        raise MissingDependency(
            "PDF is written by packages of which one is not installed",
            field=error.name,
            accepted="pip install typst font-source-sans-pro noto-cjk-sans-otc",
        ) from error
    folders = (Path(font_source_sans_pro.font_directory), Path(str(noto_cjk_sans_otc.FONT_PATH)))
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(folders[0]), str(folders[1].parent)],
    )
