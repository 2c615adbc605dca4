"""What can be typed beside words."""

from __future__ import annotations

from typing import Final

from dialogue.wording.translations import Translations, message

COMMANDS: Final = (
    ("1  2, 3", message("choose options of the question by their numbers")),
    ("/why N", message("why product N is where it is; without a number, why this question")),
    ("/compare 1 3", message("products side by side")),
    ("/pick 1 3", message("put products on the shortlist")),
    ("/more", message("the next products")),
    ("/undo", message("take the last change back")),
    ("/restart", message("begin again")),
    ("/rfq [FOLDER]", message("the request for quotation; with a folder, its files")),
    ("/help", message("this list")),
    ("/quit", message("leave; so does the end of the input")),
)


def help_lines(say: Translations) -> tuple[tuple[str, str], ...]:
    """Commands with what they do."""
    return tuple((name, say(text)) for name, text in COMMANDS)
