"""The frozen values that travel the road: Question, Query, Result, Reply, and what they are made of.

    Question --understand--> Queries --execute each--> Results --compose--> Reply

Plain Python, no pandas, no telegram. Everything here can be compared, hashed and printed; codes are those of data/.
Read in this order, each knows those before it:

    period.py      when: first and last day of any span
    query.py       one thing asked, in codes
    question.py    what is typed, with the talk so far; a sentence with slots
    result.py      what the table says: statements and figures
    reply.py       what is said: words, chart, buttons
    event_course.py  how a dated event goes on
    coverage.py    what is held, without figures
"""

from bot.model.coverage import Coverage, SeriesKey
from bot.model.event_course import EventCourse
from bot.model.period import Period
from bot.model.query import (
    ADJUSTED,
    DEFICITS,
    DENIED,
    FELL,
    GOODS_ALONE,
    HOME,
    IN_MONTHS,
    IN_SIZE,
    KNOWN_ON,
    MIRRORED,
    OF_GOODS,
    OF_GROUP,
    OF_SPAN,
    OPERATIONS,
    OVERTOOK,
    PART_OF,
    SIZES,
    SUMMED,
    TWO_SERIES,
    UNADJUSTED,
    WITH_RATES,
    WITH_TOTAL,
    Bound,
    Comparator,
    Condition,
    Logic,
    Note,
    OfWhat,
    Origin,
    Query,
    Turn,
)
from bot.model.question import USUAL, Length, Question, Scale, Sentence, Slot, Style
from bot.model.reply import FOR_A_WORD, Chart, Choice, Line, Mark, Outcome, Reason, Reply, Suggestion
from bot.model.result import Amount, Code, Figure, Quoted, Result, Statement, Value

__all__ = [
    "ADJUSTED",
    "DEFICITS",
    "DENIED",
    "FELL",
    "FOR_A_WORD",
    "GOODS_ALONE",
    "HOME",
    "IN_MONTHS",
    "IN_SIZE",
    "KNOWN_ON",
    "MIRRORED",
    "OF_GOODS",
    "OF_GROUP",
    "OF_SPAN",
    "OPERATIONS",
    "OVERTOOK",
    "PART_OF",
    "SIZES",
    "SUMMED",
    "TWO_SERIES",
    "UNADJUSTED",
    "USUAL",
    "WITH_RATES",
    "WITH_TOTAL",
    "Amount",
    "Bound",
    "Chart",
    "Choice",
    "Code",
    "Comparator",
    "Condition",
    "Coverage",
    "EventCourse",
    "Figure",
    "Length",
    "Line",
    "Logic",
    "Mark",
    "Note",
    "OfWhat",
    "Origin",
    "Outcome",
    "Period",
    "Query",
    "Question",
    "Quoted",
    "Reason",
    "Reply",
    "Result",
    "Scale",
    "Sentence",
    "SeriesKey",
    "Slot",
    "Statement",
    "Style",
    "Suggestion",
    "Turn",
    "Value"
]  # fmt: skip
