"""Frames about anything but trade figures, filled with the bot's own words -> sentences, by chance fixed with a seed.

`python -m tests.far_frames 30000` counts how many of so many of each get a figure, and prints those.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from datetime import date
from pathlib import Path

FRAMES = Path(__file__).parent / "gold" / "far_frames.toml"
DAILY = Path(__file__).parent / "gold" / "far_frames_daily.toml"  # assistants, banks, shells, tables of facts
TODAY = date(2026, 9, 15)
_SEED = 20
_GAP = re.compile(r"\{(\w+)\}")


def sentences(count: int, seed: int = _SEED, frames_of: Path = FRAMES) -> tuple[str, ...]:
    """So many different sentences; half of them without capitals, some with a question mark."""
    held = tomllib.loads(frames_of.read_text(encoding="utf-8"))
    frames, words = held["frames"], held["words"]
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        frame = chance.choice(frames)
        text = _GAP.sub(lambda gap: str(chance.choice(words[gap.group(1)])), frame)
        text = text.lower() if chance.random() < 1 / 2 else text
        found[text + "?" if chance.random() < 1 / 3 else text] = None
    return tuple(found)


if __name__ == "__main__":
    from bot.knowledge import load
    from bot.model import Question
    from bot.pipeline import answer

    knowledge = load()
    texts = sentences(int(sys.argv[1])) + sentences(int(sys.argv[1]), frames_of=DAILY)
    given = [text for text in texts if answer(Question(text, TODAY, "en"), knowledge).outcome == "answer"]
    print("\n".join(given), f"{len(given)} figures of {len(texts)}", sep="\n")
