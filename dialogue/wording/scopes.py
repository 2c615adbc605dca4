"""The products that an answer is about, in words."""

from __future__ import annotations

from dialogue.answers.scope import Scope
from dialogue.wording.speaker import Speaker


def scope_words(speaker: Speaker, scope: Scope) -> str:
    """``Forklifts (Load capacity: about 3 t; Power source: Electric)``."""
    if scope.category is not None:
        name = speaker.names.category(scope.category)
    elif scope.words:
        name = speaker.say("“{text}”", text=scope.words)
    else:
        name = speaker.say("The whole catalogue")
    if not scope.constraints:
        return name
    limits = speaker.series([speaker.constraint(one) for one in scope.constraints])
    return speaker.say("{name} ({limits})", name=name, limits=limits)


def silent_words(speaker: Speaker, scope: Scope) -> str:
    """How many products are left out because they do not state what is asked for."""
    if not scope.silent:
        return ""
    return speaker.say.count(
        "{n} more product does not state all of that and is not counted.",
        "{n} more products do not state all of that and are not counted.",
        scope.silent,
        n=speaker.number(scope.silent),
    )


def nothing_words(speaker: Speaker, scope: Scope) -> str:
    """That no product is known to be what was asked about."""
    text = speaker.say(
        "{scope}: no product is known to be that.", scope=scope_words(speaker, scope)
    )
    return speaker.sentences(text, silent_words(speaker, scope))
