"""Forms of sentences told in a row: which words stand one after the other, what else is said and what is not."""

from __future__ import annotations

from collections.abc import Callable

from bot.understanding.words.frame import Frame, Mention

ARTICLES = "*determiner&!self"


class Form:
    """Whether a text has a form: Frame -> yes or no.

    A word is told by its kind (`flow`), its kind and codes (`flow:export|import`) or its marks (`*copula|auxiliary`);
    one of several by `/`, several at once by `&`, what it is not by `!`, one right behind the word before it by `+`.
    """

    __slots__ = ("_beside", "_kinds", "_lacked", "_only", "_over", "_row", "_whole")

    def __init__(
        self, row: str = "", *, says: str = "", lacks: str = "", only: str = "", over: str = "", whole: bool = False
    ) -> None:
        """`row`: words one after the other, with those left out that `over` tells, and nothing else if `whole`;
        `says`: what is said somewhere; `lacks`: what nowhere; `only`: the kinds of which all words are."""
        self._row = tuple((_word(one.removeprefix("+")), one[0] == "+") for one in row.split())
        self._beside = tuple(_somewhere(one) for one in says.split())
        self._kinds = tuple(one for one in lacks.split() if one.isidentifier())
        self._lacked = tuple(_somewhere(one) for one in lacks.split() if not one.isidentifier())
        self._only = tuple(only.split())
        self._over = _word(over) if over else None
        self._whole = whole

    def __call__(self, frame: Frame) -> bool:
        if self._kinds and frame.has_any(*self._kinds):
            return False  # nearly always what tells: most forms lack a flow
        # Loops, for `any` over a generator takes twice as long.
        for said in self._beside:
            if not said(frame):
                return False
        for lacked in self._lacked:
            if lacked(frame):
                return False
        if self._only and not frame.only(*self._only):
            return False
        return not self._row or self._stands(frame)

    def _stands(self, frame: Frame) -> bool:
        over, row = self._over, self._row
        said = tuple(m for m in frame.mentions if not over(m)) if over else frame.mentions
        starts = range(len(said) - len(row) + 1)
        if self._whole and len(starts) != 1:
            return False
        for at in starts:
            for i, (is_it, glued) in enumerate(row, at):
                if not is_it(said[i]) or (glued and said[i].first != said[i - 1].last + 1):
                    break
            else:
                return True
        return False


def _word(told: str) -> Callable[[Mention], bool]:
    """What tells a word -> whether a mention is such a one."""
    for sign, enough in (("/", any), ("&", all)):
        if sign in told:
            tests = tuple(map(_word, told.split(sign)))
            return lambda m: enough(test(m) for test in tests)
    if told[0] == "!":
        other = _word(told[1:])
        return lambda m: not other(m)
    kind, codes = _codes(told)
    return (lambda m: m.says(*codes)) if kind == "*" else (lambda m: m.is_(kind, *codes))


def _somewhere(told: str) -> Callable[[Frame], bool]:
    """What tells a word -> whether there is such a one among all."""
    if "&" in told or "!" in told:
        test = _word(told)
        return lambda frame: any(map(test, frame.mentions))
    if "/" in told:
        tests = tuple(map(_somewhere, told.split("/")))
        return lambda frame: any(test(frame) for test in tests)
    kind, codes = _codes(told)
    return (lambda frame: frame.says(*codes)) if kind == "*" else (lambda frame: frame.has(kind, *codes))


def _codes(told: str) -> tuple[str, tuple[str, ...]]:
    """`flow:export|import`, `*copula|auxiliary` -> the kind, * for a mark, and the codes."""
    if told[0] == "*":
        return "*", tuple(told[1:].split("|"))
    kind, _, codes = told.partition(":")
    return kind, tuple(codes.split("|")) if codes else ()
