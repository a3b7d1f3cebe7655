"""[language] of a words.toml -> how the language is written and built: what rules ask of it besides its words.

It stands first there, and is read of every language before the first question: it tells which language one is in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import tomli

from bot.errors import BadSetup

FALLBACK: Final = "en"  # its names and terms of trade, and its forms, are used in every language

LETTERS: Final = frozenset({"latin", "cyrillic", "han", "kana"})  # kana: with characters between them

# How languages go; a rule that asks for one of these says what it does there.
TRAITS: Final = frozenset({
    "sister",  # it shares many words with others, so that a short question may be of either
    "compounded",  # two nouns are written as one
    "owner_last",  # whose a thing is stands after it
    "adjective_last",  # an adjective stands after what it is said of
    "postposed",  # small words stand after what they belong to
    "inflected",  # a genitive needs no small word
    "comma_opens",  # a question word after a comma opens a question, and no subordinate clause
    "asked_on",  # it does so where the sentence began with one
    "fiscal_told",  # a fiscal year is that of a country's government, and not of any books
    "wares_listed",  # harmless words for goods in general are listed as wares: no unknown goods are among them
    "little_listed",  # harmless words that add nothing are marked as little
    "openers_listed",  # what opens a sentence that goes on with a talk is listed: going_on
    "until_excludes",  # what lasts until a month ended before it: "до июня"
    "news_asked",  # a word for "what is the news" asks no more than how something is
})  # fmt: skip

# Words and endings that rules look for as they are written, where no meaning tells them apart.
FORMS: Final = frozenset({
    "asked_by",  # where clauses are cut at commas: words of which one stands in every question
    # words
    "of_others",  # English words that do not tell it, for another language has them at every turn: "em"
    "written_small",  # letter codes of places that are words of their own in small letters too
    "dated_by",  # signs that make a date of the figure before them
    "dated_sound",  # signs of time that are told by their sound as well
    "goods_code",  # what a number of the Harmonized System is called
    "numbering",  # before a number, which then is a place or a name and no year
    "unit_apart",  # units behind a year that are not counted by it: "2025 usd", where "2025 dollars" is an amount
    "unit_led",  # how a unit begins that has its preposition in it: "2025 in dollars"
    "fourth_part",  # a length of time that is a fourth part of something too: "fell a quarter"; a trimestre is none
    "both_of",  # words for both that may stand in a time expression: "in both Augusts"
    "going_on",  # first words of a sentence that goes on with a talk, if it opens with a word that adds nothing
    "us_speaking",  # who speaks, and a country too
    "i_speaking",  # who speaks, and owns nothing by the word
    "modal_led",  # verbs as they stand behind a modal that is a month too, at a beginning: "this may be"
    "dealt_bare",  # deals as they stand behind a modal that is a month too: "may export"
    "set_beside",  # forms of times behind a word for since that is with there: "с 2024 годом", and not "с 2024 года"
    "set_over",  # small words that set one time over another
    "dollar_named",  # words for the dollar, by itself or in the name of a rate
    "ordered_by",  # a word for by that may be read into the time behind it: "sort them by December 2025 exports"
    "all_over",  # small words that make one span of the times behind them: "total exports over 2023 and 2024"
    # their endings, and what stands right behind them
    "ordinal_end",  # of a number: 25th
    "decade_end",  # of a year: 2020s
    "place_sign",  # of a place in an order: 1位
    "month_letter",  # between a number and a year: 9M 2025
    "and_some",  # more than the amount before it
    "linking",  # particle between what belongs to a thing and the thing
    "possessive",  # whom something belongs to
    "possessive_many",  # the same, of several
    "genitive",  # the same, in the word itself
    "governing",  # what the end of a word tells of what follows: "share of"
    "one_month",  # a month, which several months begin with a plural of
    "already",  # words for "already", which before a verb of the past in a question are "ever": "já caíram"
    "past_end",  # how such a verb ends
    "this_or_that",  # how "this month" is said where it may be the one just told of: "in diesem Monat"
    "half_of_more",  # of what a half is no half of a year
    "event_deeds",  # "what did China do on 4 April 2025"
    "event_ends",  # what ends on a day: "what expires on 10 November 2026"
    "event_acts",  # what is done with an event that is told of: "the truce was struck"
    "by_month",  # what in a rate on the month before names the month; 环比 and sequential name none
    "event_undone",  # what puts an end to duties and curbs
    "denied",  # verbs with their not in them, which at the beginning of a question ask as without it
    "labels",  # what the words before a colon end with that only say what a figure is for: "model input: ..."
    "around_labels",  # what may stand before such a word and is not known elsewhere: "overnight note: ..."
    "short_year_led",  # what a year of two figures may stand behind: "end of 25", "mid 25"
    "for_whom",  # what leads the text that a figure is to stand in, at the end of a question: "for" my newsletter
    "explained_to",  # what leads whoever something is to be explained to: "to" a student
    "numbered",  # pieces of a text that are known by their numbers: "table 3", "row 12"
    "explaining",  # what the words for a term may stand behind where its meaning is asked for: "what is a"; or ahead of
    # months before a month
    "months_led",  # 前两个月: of a year, and the months before one
    "months_led_alone",  # 之前两个月: those before one alone
    "on_last_year",  # a growth on a year before, of a first sign that sets against and a year
    "on_year_before",  # of those, the year before the one that is told
    # rates
    "per_cent_led",  # how "per cent of" begins, where it is read as one word
    "per_cent_of_what",  # a share or a rate, where nothing is said to move
})  # fmt: skip

# What else stands in [language], which wordlists.py reads with the words.
_WRITING: Final = (
    "decimal_comma", "hyphenated", "joints", "particles", "than", "endings", "respelled", "elided", "spoken",
)  # fmt: skip
_KEYS: Final = frozenset({"letters", "own", "ending", "traits", "forms", *_WRITING})


@dataclass(frozen=True, slots=True)
class Ways:
    """How one language goes: the traits that it has, its letters, and its forms by their names."""

    letters: str = "latin"
    own: str = ""  # letters and signs that no other language of the same letters writes
    ending: int = 3  # letters that may follow a misspelt stem: more where words inflect by their endings
    traits: frozenset[str] = frozenset()
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict.fromkeys(FORMS, ()))

    def __contains__(self, trait: str) -> bool:
        return trait in self.traits

    def __getitem__(self, form: str) -> tuple[str, ...]:
        return self.forms[form]

    @property
    def unspaced(self) -> bool:
        """Whether it is written without spaces: its words are not spell-corrected, Latin words in them are."""
        return self.letters in ("han", "kana")

    def beside(self, *words: str) -> str:
        """Words as they are written right behind one another."""
        return ("" if self.unspaced or "compounded" in self else " ").join(words)

    @property
    def of_other_letters(self) -> bool:
        """Whether its letters alone tell it from English."""
        return self.letters != "latin"


USUAL: Final = Ways()  # of no language


def ways_of(folder: Path) -> Ways:
    """What the head of its words.toml tells, which ends where the first other section begins; with the forms of
    English. BadSetup for what no rule asks for."""
    path = folder / "words.toml"
    try:
        with path.open(encoding="utf-8") as file:
            head = tomli.loads("".join(_head(file))).get("language", {})
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise BadSetup(f"{path}: its [language] cannot be read ({error}); it stands first, and is TOML") from error
    _check(path, head)
    letters, traits, forms = head.get("letters", "latin"), frozenset(head.get("traits", ())), head.get("forms", {})
    if unknown := sorted((traits - TRAITS) | (forms.keys() - FORMS) | ({letters} - LETTERS)):
        raise BadSetup(f"{path}: [language] has {', '.join(unknown)}, which no rule asks for: see words/ways.py")
    common = ways_of(folder.parent / FALLBACK).forms if folder.name != FALLBACK else dict.fromkeys(FORMS, ())
    said = {name: tuple(dict.fromkeys((*forms.get(name, ()), *common[name]))) for name in FORMS}
    return Ways(letters, head.get("own", ""), head.get("ending", 3), traits, said)


def _check(path: Path, head: object) -> None:
    """BadSetup for a [language] that does not stand first, or whose values are of another kind than they should be."""
    if head == {} and "\n[language]" in path.read_text(encoding="utf-8"):
        raise BadSetup(f"{path}: [language] has to stand first, before the words")
    named: dict[str, object] = head if isinstance(head, dict) else {"": head}
    forms = named.get("forms", {})
    lists = [named.get("traits", []), *(forms.values() if isinstance(forms, dict) else [None])]
    so = all(isinstance(one, list) and all(isinstance(word, str) for word in one) for one in lists)
    so = so and isinstance(named.get("letters", ""), str) and isinstance(named.get("own", ""), str)
    if not so or not isinstance(named.get("ending", 3), int) or "" in named:
        raise BadSetup(
            f"{path}: in [language] letters and own are texts, ending is a number, traits a list of words, "
            "and every one of the forms too"
        )
    if unknown := sorted(named.keys() - _KEYS):
        raise BadSetup(f"{path}: [language] has {', '.join(unknown)}, which nothing reads: see words/ways.py")


def _head(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("[") and not line.startswith("[language"):
            return
        yield line
