"""A question's text -> mentions, by the real time words of a language and a handful of its other words."""

# ruff: noqa: E501 -- tables of phrases are read by row

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from bot.understanding.times.periods import find_times
from bot.understanding.words.frame import Mention
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.matching import number
from bot.understanding.words.text import tokenize
from bot.understanding.words.ways import ways_of

LANGUAGES = Path(__file__).parents[2] / "data" / "languages"

# What stands around time expressions; the whole of it is in each language's words.toml.
AROUND: dict[str, dict[str, dict[str, list[str]]]] = {
    "en": {
        "harmless": {"words": ["the", "a", "how much", "was", "it", "did", "who", "i", "on", "no", "this", "which"]},
        "prep": {"to": ["to"], "from": ["from"], "in": ["in"], "of": ["of"], "by": ["by"], "for": ["for"], "between": ["between"],
                 "with": ["with"], "versus": ["vs"]},
        "conj": {"and": ["and", "&"], "or": ["or"], "minus": ["minus", "-"]},
        "number": {"2": ["two"], "5": ["five"], "6": ["six"], "10": ["ten"], "12": ["twelve"], "1": ["one"]},
        "ordinal": {"1": ["first"], "2": ["second"], "3": ["third"], "25": ["25th"]},
        "place": {"CHN": ["china", "chinese"]},
        "flow": {"export": ["exports", "export"], "import": ["imports"], "surplus": ["surplus"]},
        "growth": {"yoy": ["yoy"]},
        "direction": {"down": ["fall"]},
        "more": {"more": ["more"]},
        "compare": {"above": ["above", "over", "more than"]},
        "unit": {"USD": ["$", "dollars"], "t": ["tonnes"], "pct": ["%"]},
        "scale": {"billion": ["bn"], "million": ["million"]},
        "extreme": {"most": ["largest", "best"]},
    },
    "zh": {
        "prep": {"post_of": ["的"], "to": ["对"], "in": ["在"]}, "conj": {"and": ["和"]},
        "number": {"2": ["两"], "3": ["三"], "11": ["十一"], "12": ["十二"]}, "flow": {"export": ["出口"]}, "place": {"CHN": ["中国"]},
    },
    "ja": {"prep": {"post_of": ["の"], "in": ["に"], "post_from": ["から"]}, "conj": {"and": ["と"]}, "flow": {"export": ["輸出"]}},
    "es": {
        "harmless": {"words": ["el", "la", "los", "las"]}, "prep": {"of": ["de", "del"], "to": ["a"], "in": ["en"]},
        "conj": {"and": ["y"]}, "number": {"2": ["dos"], "6": ["seis"]}, "ordinal": {"1": ["primer", "primeros"]},
        "flow": {"export": ["exportaciones"]},
    },
    "pt": {
        "harmless": {"words": ["o", "a", "os", "as"]}, "prep": {"of": ["de", "do"], "to": ["a"], "in": ["em", "no"]},
        "conj": {"and": ["e"]}, "number": {"2": ["dois"], "6": ["seis"], "10": ["dez"]}, "ordinal": {"1": ["primeiro"]},
        "flow": {"export": ["exportações"]},
    },
    "fr": {
        "harmless": {"words": ["le", "la", "les", "l'"]}, "prep": {"of": ["de", "d'"], "to": ["à"], "in": ["en"]},
        "conj": {"and": ["et"]}, "number": {"2": ["deux"], "6": ["six"], "7": ["sept"]}, "ordinal": {"1": ["premier"]},
        "flow": {"export": ["exportations"]},
    },
    "de": {
        "harmless": {"words": ["der", "die", "das", "den", "des"]}, "prep": {"from": ["von"], "in": ["in", "im"]},
        "conj": {"and": ["und"]}, "number": {"2": ["zwei"], "6": ["sechs"]}, "flow": {"export": ["exporte"]},
    },
    "ru": {
        "prep": {"in": ["в", "за"], "with": ["с"]}, "conj": {"and": ["и"]}, "number": {"2": ["два"], "6": ["шесть"]},
        "flow": {"export": ["экспорт"]},
    },
}  # fmt: skip


@cache
def lexicon(language: str) -> Lexicon:
    content = tomllib.loads((LANGUAGES / language / "time.toml").read_text(encoding="utf-8"))
    kinds = {**AROUND[language], "time": content["time"]}
    entries = tuple(
        (phrase, kind, code) for kind, codes in kinds.items() for code, phrases in codes.items() for phrase in phrases
    )
    return Lexicon(language, entries, frozenset())


def read(text: str, language: str = "en") -> tuple[Mention, ...]:
    tokens = tokenize(text)
    words = tuple(token.norm for token in tokens)
    mentions: list[Mention] = []
    at = 0
    while at < len(tokens):
        length, meanings = lexicon(language).longest(words, at)
        if length and not (length == 1 and tokens[at].kind == "number"):
            (kind, code), *others = meanings
            said = " ".join(token.said for token in tokens[at : at + length])
            value = float(code) if kind in ("number", "ordinal") else None
            mentions.append(Mention(at, at + length - 1, kind, code, said, False, value, tuple(others), language))
            at += length
            continue
        if tokens[at].kind == "number" and (amount := number(words[at], False)) is not None:
            mentions.append(Mention(at, at, "number", words[at], tokens[at].said, value=amount))
        at += 1
    return find_times(tokens, tuple(mentions), language, ways_of(LANGUAGES / language))
