"""A Statement -> a sentence: its phrase, filled with its fields and the names derived from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.errors import BadSetup
from bot.model import HOME, Amount, Code, Figure, Period, Quoted, Statement, Value
from bot.presentation.naming import FORMS, Slots
from bot.presentation.phrasebook import Phrasebook
from bot.presentation.template import SIDES, Phrase, Template, Variants

_SLOTS = ("partner", "commodity", "reporter", "flow", "period")  # in which the figures of a list may differ
_NAMED = {"partner": "partner", "reporter": "partner", "commodity": "commodity", "flow": "flow", "agency": "agency",
          "basis": "basis", "unit": "unit", "measure": "measure", "vintage": "vintage"}  # fmt: skip
_MEANS = {"partner": "partner", "commodity": "commodity", "flow": "flow", "reporter": "reporter", "month": "period",
          "quarter": "period", "year": "period", "period": "period", "day": "period"}  # fmt: skip


def slots_of(figure: Figure) -> Slots:
    """What names the series of a figure."""
    return Slots(
        figure.reporter or HOME, figure.flow or "context", (figure.partner or "WLD",), (figure.commodity or "TOTAL",)
    )


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says statements in one language; `by` is what the query goes by, for lists of figures."""

    book: Phrasebook
    by: str | None = None

    def say(self, statement: Statement) -> str:
        """The sentence; BadSetup if the phrase is missing or names what the statement has not."""
        fields = dict(statement.fields)
        template = self._wording(self.book.phrase(statement.kind), statement)

        def lookup(name: str) -> str:
            if name in fields:
                return self.value(fields[name])
            at = name.rfind("_")
            while at > 0:
                if name[:at] in fields:
                    text = self.derived(fields[name[:at]], name[at + 1 :])
                    if text is not None:
                        return text
                at = name.rfind("_", 0, at)
            raise BadSetup(
                f"phrases.toml of language {self.book.language}: {statement.kind} names {{{name}}}; "
                f"there are {', '.join(fields) or 'no fields'}."
            )

        return self.book.elided(template.fill(lookup, self.book.capitals))

    def _wording(self, phrase: Phrase, statement: Statement) -> Template:
        while isinstance(phrase, Variants):
            try:
                phrase = phrase.pick(self._category(phrase, statement))
            except KeyError as missing:
                raise BadSetup(
                    f"phrases.toml of language {self.book.language}: {statement.kind} has no wording for {missing}."
                ) from None
        return phrase

    def _category(self, phrase: Variants, statement: Statement) -> str:
        if phrase.by_plural:
            return str(self.book.locale.plural_form(_counted(statement)))
        figure = next(statement.figures(), None)
        if figure is None:
            raise BadSetup(f"{statement.kind} has wordings by sign and its statement no figure.")
        direction = self.book.amounts.direction(figure)
        names = ("flat", "surplus", "deficit") if not SIDES.isdisjoint(phrase.choices.keys() - {"flat"}) else None
        return (names or ("flat", "rise", "fall"))[direction]

    # ---------------------------------------------------------------------------------------------- values

    def value(self, value: Value) -> str:
        """A field as it stands."""
        match value:
            case Figure():
                return self.book.amounts.figure(value)
            case Amount():
                return self.book.amounts.asked(value.value, value.unit)
            case Period():
                return self.book.calendar.period(value)
            case Code():
                return self.name(value.kind, value.code, "the")
            case Quoted():
                return self.quoted(value)
            case Statement():
                return self.say(value)
            case tuple():
                return self.listed(value)
            case date():
                return self.book.calendar.day(value)
            case bool() | str():
                return " ".join(str(value).split())
            case _:
                return self.book.amounts.number(value)

    def derived(self, value: Value, suffix: str) -> str | None:
        """A name derived from a field: {figure_moved}, {place_to}; None if there is no such."""
        match value:
            case Figure():
                made = _OF_FIGURE.get(suffix)
                if made is not None:
                    return made(self, value)
                slot, _, form = suffix.partition("_")
                if slot == "period" and form in ("in", "short"):
                    return self.book.calendar.period(value.period, form)  # type: ignore[arg-type]
                if slot in _NAMED and (not form or form in FORMS):
                    code = getattr(value, slot)
                    return self.name(_NAMED[slot], code, form or "the") if code else ""
                return None
            case Amount():
                return self.book.amounts.asked(abs(value.value), value.unit) if suffix == "abs" else None
            case Period():
                return self.book.calendar.period(value, suffix) if suffix in ("in", "short") else None  # type: ignore[arg-type]
            case Code():
                return self.name(value.kind, value.code, suffix) if suffix in FORMS else None
            case tuple():
                if suffix == "or":
                    return self.listed(value, last="or")
                if suffix.startswith("by_") and suffix[3:] in _MEANS:
                    return self.listed(value, by=_MEANS[suffix[3:]])
                items = [text for item in value if (text := self.derived(item, suffix)) is not None]
                return self.book.names.listed(items) if len(items) == len(value) else None
            case bool() | str() | Quoted() | date() | Statement():
                if isinstance(value, Quoted) and suffix == "plain":
                    return self.book.translated(value.text) or value.text
                return None
            case _:
                if suffix == "ordinal":
                    return self.book.ordinal(int(value))
                return self.book.number_word(int(value)) if suffix == "word" else None

    def name(self, kind: str, code: str, form: str = "name") -> str:
        """A code's name, "" for an empty code; a period is written, not named."""
        if not code:
            return ""
        if kind == "period":
            return self.book.calendar.period(Period.parse(code))
        if kind == "series":  # reporter flow partner commodity: a series of which no figure is quoted
            reporter, flow, partner, commodity = code.split()
            return self.book.names.series(Slots(reporter, flow, (partner,), (commodity,)))
        return self.book.names.name(kind, code, form)

    def quoted(self, quoted: Quoted) -> str:
        """A source's own words, in quotation marks, with their language if it is not the reader's."""
        if quoted.language == self.book.language:
            return self.book.say("words.quoted", text=quoted.text)
        if (text := self.book.translated(quoted.text)) is not None:
            return self.book.say("words.quoted", text=text)
        return self.book.say(
            "words.quoted_foreign", text=quoted.text, language=self.book.language_name(quoted.language)
        )

    def listed(self, items: tuple[Value, ...], last: str = "and", by: str | None = None) -> str:
        """Items as a list in words; a figure in it stands with what tells it from the others."""
        figures = [item for item in items if isinstance(item, Figure)]
        slots = ((by,) if by else self._telling(figures)) if figures else ()
        return self.book.names.listed([self._item(item, slots) for item in items], last)

    def _telling(self, figures: list[Figure]) -> tuple[str, ...]:
        differing = tuple(slot for slot in _SLOTS if len({getattr(figure, slot) for figure in figures}) > 1)
        if len(differing) > 1 and _MEANS.get(self.by or "") in differing:
            return (_MEANS[self.by or ""],)
        if differing or len(figures) > 1:
            return differing
        return (_MEANS.get(self.by or "", "period"),)

    def _item(self, item: Value, slots: tuple[str, ...]) -> str:
        if isinstance(item, tuple) and len(item) == 2 and not isinstance(item[0], Figure):
            return self.book.say("words.pair", name=self._short(item[0]), value=self.value(item[1]))
        if not isinstance(item, Figure) or not slots:
            return self.value(item)
        return self.book.say("words.pair", name=self.slot_names(item, slots), value=self.value(item))

    def _short(self, value: Value) -> str:
        """A value as it stands beside a figure in a list: without an article, a month abbreviated."""
        match value:
            case Period():
                return self.book.calendar.period(value, "short")
            case Code():
                return self.name(value.kind, value.code)
            case _:
                return self.value(value)

    def slot_names(self, figure: Figure, slots: tuple[str, ...]) -> str:
        """What stands in some slots of a figure, in words: "Japan, Nov 2025"."""
        return self.book.names.listed(list(self._slot_names(figure, slots)), last="comma")

    def _slot_names(self, figure: Figure, slots: tuple[str, ...]) -> Iterator[str]:
        for slot in slots:
            value = getattr(figure, slot)
            if isinstance(value, Period):
                yield self.book.calendar.period(value, "short")
            elif value:
                yield self.name(_NAMED[slot], value)


def _counted(statement: Statement) -> int | float:
    """What a phrase's plural goes by: the field n, else the first count."""
    counts: list[int | float] = []
    for name, value in statement.fields:
        number: int | float | None = None
        if isinstance(value, Figure) and (name == "n" or value.unit in ("months", "count")):
            number = value.value
        elif isinstance(value, int | float):
            number = value
        if number is not None:
            if name == "n":
                return _whole(number)
            counts.append(_whole(number))
    if not counts:
        raise BadSetup(f"{statement.kind} has wordings by number and its statement no field n.")
    return counts[0]


def _whole(number: int | float) -> int | float:
    return int(number) if float(number).is_integer() else number


def _moved(up: str, down: str, still: str) -> Callable[[Speaker, Figure], str]:
    def moved(speaker: Speaker, figure: Figure) -> str:
        direction = speaker.book.amounts.direction(figure)
        if not direction:
            return speaker.book.say(still, amount=speaker.book.amounts.figure(figure))
        return speaker.book.say(up if direction > 0 else down, amount=speaker.book.amounts.figure(figure, "abs"))

    return moved


def _side(speaker: Speaker, figure: Figure) -> str:
    return speaker.book.say(("words.even", "words.surplus", "words.deficit")[speaker.book.amounts.direction(figure)])


_OF_FIGURE: dict[str, Callable[[Speaker, Figure], str]] = {
    "abs": lambda speaker, figure: speaker.book.amounts.figure(figure, "abs"),
    "signed": lambda speaker, figure: speaker.book.amounts.figure(figure, "signed"),
    "moved": _moved("words.up", "words.down", "words.unchanged"),
    "rose": _moved("words.rose", "words.fell", "words.not_changed"),
    "period": lambda speaker, figure: speaker.book.calendar.period(figure.period),
    "series": lambda speaker, figure: speaker.book.names.series(slots_of(figure)),
    "what": lambda speaker, figure: speaker.book.names.series(
        slots_of(figure), "series" if speaker.by == "reporter" else "what"
    ),  # of two reporters' own exports each is told with its own
    "origin": lambda speaker, figure: speaker.book.say(f"words.{figure.origin}"),
    "side": _side,
    "ordinal": lambda speaker, figure: speaker.book.ordinal(int(figure.value)),
    "word": lambda speaker, figure: speaker.book.number_word(int(figure.value)),
    "number": lambda speaker, figure: speaker.book.amounts.number(figure.value),
}
