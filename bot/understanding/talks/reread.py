"""Words that mean something else in a talk than alone -> the frame as the talk makes it read."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Turn
from bot.understanding.mentions.months_together import together_in_talk
from bot.understanding.talks.after_verdict import after_verdict
from bot.understanding.talks.asked_back import chosen_by_place
from bot.understanding.talks.everybody import everybody
from bot.understanding.talks.of_it import of_it
from bot.understanding.talks.of_the_release import of_the_release
from bot.understanding.talks.series_named import after_its_kind
from bot.understanding.talks.two_way import two_way
from bot.understanding.talks.whom_asked import whom_asked
from bot.understanding.talks.why_not import why_not
from bot.understanding.talks.worth import worth
from bot.understanding.words.frame import Frame
from bot.understanding.words.lexicon import Lexicon


def reread(frame: Frame, talk: Sequence[Turn], lexicon: Lexicon) -> Frame:
    """The frame with series, everybody, both ways and causes where a word stands for them after what was told."""
    frame = chosen_by_place(frame, talk)
    frame = of_it(whom_asked(worth(of_the_release(after_verdict(frame, talk), talk), talk), talk), talk)
    if talk and frame.has("term", "january_february"):
        frame = together_in_talk(frame, lexicon)
    return why_not(two_way(everybody(after_its_kind(frame, talk, lexicon), talk), talk), talk)
