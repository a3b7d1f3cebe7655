"""Sentences of manuals, assistants, help pages and chat: alone and in the middle of a talk none gets a figure."""

from __future__ import annotations

import pytest

from bot.knowledge import Knowledge
from tests.turns import last

ALONE = (
    ("en", "Instead of fixing this"),
    ("en", "See reference for rationale."),
    ("en", "Verify that the imports are valid"),
    ("en", "Available in version 3.12 and above."),
    ("en", "capabilities (see capabilities(7))"),
    ("en", "libfoo: Refreshed to 3.55-1."),
    ("en", "This is the version currently under development; it is updated continuously."),
    ("en", "View and edit the list of Bills Due Reminder."),
    ("en", "│ └─init.scope"),
    ("en", 'opening balance = "; bal'),
    ("en", "Raised when the \"from list\" in ``from ... import`` has a name that cannot be found."),
    ("en", "DEFAULT Loads the default entries, which are commonly used as imports."),
    ("en", "The button is not active (grayed out) until the Difference value in the balance pane (lower right) is 0."),
    ("en", "Keep in mind that this will increase the account balance, while it will decrease the balance."),
    ("en", "Do not include amounts paid to yourself."),
    ("en", "What has happened in the world"),
    ("en", "how many days until gas"),
    ("en", "print the calendar of May 2025"),
    ("en", "what is the current date"),
    ("en", "what is a chat bot"),
    ("en", "where does the data go to"),
    ("en", "on which day is Japan"),
    ("en", "what date is it in the United States"),
    ("en", "For that reason, it usually is recorded at cost at the time of purchase."),
    ("en", "express or implied. See the License for the"),
    ("en", "Exclude from any reports"),
    ("en", "how much time is left until gas"),
    ("en", "After the cutoff, bills are applied to the following month."),
    ("pt", "qual dia que é hoje"),
    ("pt", "que horas serão"),
    ("fr", "quand sera-t-il 10 heures"),
    ("es", "Una vez publicada, la distribución estable se actualiza sólo una vez cada 2 meses."),
    ("es", "¿Qué ha pasado en el mundo?"),
    ("de", "Letzte Aktualisierung: 2008-10-29"),
    ("en", "This is the summary."),
    ("en", "The snapshot is what the"),
    ("en", "We set this by ourselves, so if it's the auto-set value we"),
    ("en", "Maybe one of the previous imports has"),
    ("en", "If the value is set, it means it was sourced from the file by the"),
    ("en", "That's why we're adding the second, more specific import"),
    ("en", "Check if ImportValue values are correct"),
    ("en", "We counted them as if both were issued, but only one went out on the wire."),
    ("en", "Import it now so we can figure out which version it is."),
    ("en", "Now, add all of the imports we need!"),
    ("en", "None of the supplied keys could be found in the database."),
    ("en", "First we walked through Babelsberg, then we took Berlin."),
    ("de", "Wieso laufen Sieger nicht mit dem Hut?"),
    ("de", "Wer nicht mit dem leben kann, was er hat, der bleibt arm."),
    ("fr", "Il a aussi été mis à jour par les amis de la maison."),
    ("es", "¿Qué es XLink?"),
    ("es", "expr verdadero si expr es falsa."),
    ("pt", "-q, --verbose explica o que foi feito"),
)  # fmt: skip
IN_A_TALK = (
    ("en", "The recording continues to run after the data is written."),
    ("en", "That is good to hear"),
    ("en", "That's the only thing that keeps us sane."),
    ("en", "He buys everything that looks good."),
    ("en", "I only have a dollar."),
    ("en", "remove a trigger"),
    ("en", "what is the current date"),
    ("en", "Add this to the list of tracks, if available."),
    ("en", "=head1 See Also"),
    ("en", "are we in July?"),
    ("en", "How much money have you lost?"),
    ("de", "gib mir die aktuelle uhrzeit"),
    ("pt", "qual dia do mês que é hoje"),
    ("pt", "este mês é maio?"),
    ("ru", "какая сейчас дата"),
    ("es", "Estoy en todas partes."),
    ("de", "Ab und an sehr gerne."),
    ("en", "It fell off the table."),
    ("en", "The list is sorted in descending order."),
    ("en", "That was the best holiday ever."),
    ("en", "Most of them are students."),
    ("en", "It was the first time in years."),
    ("en", "Remind me about it next month."),
    ("en", "You can move up and down the list."),
    ("en", "We share a flat."),
    ("en", "I'd like to change some money."),
    ("en", "I agree with the second point."),
    ("en", "Can this be reduced?"),
    ("en", "What is it worth to you?"),
    ("en", "I'm from Canada."),
    ("en", "She is Brazilian."),
    ("en", "Does it hurt here?"),
    ("en", "What month comes after July?"),
    ("en", "Keep it down."),
)
STILL_OF_IT = (
    "Kindly express that as a percentage.",
    "I thought it was higher.",
    "Just give me the total.",
    "It keeps falling.",
    "That can't be right, check it.",
    "I'm interested in the share of each.",
    "And for 2024, please.",
)
OPENING = {
    "en": "Exports in November 2025?", "de": "Exporte im November 2025?", "es": "¿Exportaciones en noviembre de 2025?",
    "pt": "Exportações em novembro de 2025?", "ru": "Экспорт в ноябре 2025?",
}  # fmt: skip
OF_THE_DATA = (
    "how old are your figures",
    "what is the latest data available",
    "data coverage, please",
    "next release",
    "your source please",
    "where does the data come from",
    "I'd like to know the trade gap",
    "We are writing about exports and need the newest figure",
    "It would be great to get the surplus",
    "hi, looking for the latest PMI print",
    "hello, student here. what is the trade balance",
    "2 questions - when is the next release and what was the last surplus number",
    "I was wondering about exports",
    "who releases the trade figures?",
    "We need the latest export figures for our report.",
    "We just want the latest trade balance.",
    "If possible we want to have the total of exports.",
    "what was the trigger for the fall of exports to the US in May 2025",
    "Define year on year for me as simply as possible.",
    "are exprots up, true or false",
    "My professor asked me to define processing trade.",
    "Let us know what the source for Vietnam is.",
    "Is there any chance that I could get exports for June 2026?",
    "give me the digits for June exports",
    "I would like to know the source of the figures.",
)


@pytest.mark.parametrize(("language", "text"), ALONE)
def test_alone_it_gets_no_figure(knowledge: Knowledge, language: str, text: str) -> None:
    reply = last(knowledge, text, language=language)
    assert reply.outcome == "refuse", reply.text


@pytest.mark.parametrize(("language", "text"), IN_A_TALK)
def test_in_a_talk_it_is_not_read_on_from(knowledge: Knowledge, language: str, text: str) -> None:
    reply = last(knowledge, OPENING[language], text, language=language)
    assert reply.outcome == "refuse", reply.text


@pytest.mark.parametrize("text", STILL_OF_IT)
def test_in_a_talk_what_asks_of_the_figures_goes_on(knowledge: Knowledge, text: str) -> None:
    assert last(knowledge, "Exports to the US in November 2025?", text).outcome == "answer"


@pytest.mark.parametrize("text", OF_THE_DATA)
def test_what_is_asked_of_the_data_is_told(knowledge: Knowledge, text: str) -> None:
    assert last(knowledge, text).outcome == "answer"
