"""Tradefacts answers questions on trade statistics in chat: a figure, a short explanation, its source.

Each room turns one frozen value into the next, and knows only its own knowledge:

    Question --understand--> Queries --execute each--> Results --compose--> Reply
               understanding/           analysis/               presentation/
               (lexicons, Coverage)     (the table)             (phrasebooks, Coverage)

Read in this order:

    model/         the values that travel: Question, Query, Result, Reply
    errors.py      what can go wrong: the asker can act (CannotAnswer), the operator can act (BadSetup)
    pipeline.py    the road, a dozen lines; parts_in_turn.py, where one part of a text leans on what another found
    catalog.py     what can be asked about
    understanding/, analysis/, presentation/   the three rooms; each door is its __init__
    knowledge.py   everything under data/, loaded once and cross-checked
    desk/          figures gathered from the offices by sources/, checked before they are served
    cli/, chat/    where people come in; assistant.py and store/ remember the talk for Telegram
    alerts.py, schedules.py   standing questions: what fires when new figures are loaded, what comes by the clock
    suggesting.py  what to offer to somebody who is still typing: the road, taken once for each offer
    mind.py, freshness.py   the road over data that may be replaced while serving, and how new data are noticed

Who may import whom is a test: tests/test_architecture.py.
"""

__version__ = "0.1.0"
