"""`アメリカとはどうですか`, behind another country's figure: one word for `with` and for what is explained. A country
is no term that is explained here, so that where nothing else is said it is asked of as a partner."""

from __future__ import annotations

from dataclasses import replace

from bot.understanding.words.frame import Mention


def with_a_country(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions; a word for explaining right behind the one country named makes it a partner."""
    said = [m for m in mentions if m.kind not in ("harmless", "conj", "fragment") and not m.says("faring")]
    place, explained = said if len(said) == len(("place", "define")) else (None, None)
    if place is None or explained is None or place.kind != "place" or not explained.is_("op", "define"):
        return mentions
    if not explained.means("prep", "post_with") or explained.first != place.last + 1:
        return mentions
    heard = {explained: ("prep", "post_with")} | {m: ("harmless", "little") for m in mentions if m.says("faring")}
    return tuple(replace(m, kind=heard[m][0], code=heard[m][1], others=()) if m in heard else m for m in mentions)
