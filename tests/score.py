"""Gold files -> how many replies are right, by kind and language: `python -m tests.score [--held-back] [--mark]`.

With --accuracy the score is written down where the program tells it from (`make accuracy`).
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

from bot import __version__, accuracy
from bot.accuracy import Accuracy
from bot.codec import reply_to_json
from bot.conversation import Conversation
from bot.knowledge import Knowledge, load
from bot.pipeline import answer
from tests.judge import Judgement, Verdict, judge

GOLD = Path(__file__).parent / "gold"
NOT_YET = GOLD / "not_yet.csv"
NEVER_EXCUSED = ("false", "broken")
TODAY = date(2026, 9, 15)

Case = dict[str, Any]


def read(file: Path) -> list[Case]:
    """The cases of one file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def talks(cases: Sequence[Case]) -> Iterator[list[Case]]:
    """The cases as talks: the turns of a session together, a case without one alone."""
    sessions: dict[str, list[Case]] = {}
    for case in cases:
        sessions.setdefault(case["session"] or f"alone {case['id']}", []).append(case)
    for turns in sessions.values():
        yield sorted(turns, key=lambda case: case["turn"])


def judged(turns: Sequence[Case], knowledge: Knowledge) -> Iterator[tuple[Case, Judgement]]:
    """Each turn of one talk with its judgement."""
    talk = Conversation("en")
    for case in turns:
        try:
            reply = answer(talk.question(case["text"], TODAY), knowledge)
        except Exception as error:  # an error of ours costs this turn only, and is never excused
            yield case, Judgement("broken", f"{type(error).__name__}: {error}")
            continue
        talk = talk.after(reply)
        yield case, judge(case, json.loads(json.dumps(reply_to_json(reply, case["text"]))))


def measured(found: Sequence[tuple[Case, Judgement]], knowledge: Knowledge) -> Accuracy:
    """The score as the program tells it."""

    def counts(field: str) -> dict[str, tuple[int, int]]:
        names = sorted({case[field] for case, _ in found})
        of = {name: [j.verdict == "right" for case, j in found if case[field] == name] for name in names}
        return {name: (sum(right), len(right)) for name, right in of.items()}

    false = sum(judgement.verdict in NEVER_EXCUSED for _, judgement in found)
    return Accuracy(__version__, knowledge.checksum, false, counts("lang"), counts("kind"))


def gold_files() -> list[Path]:
    """The files of gold questions that nobody holds back."""
    return sorted(GOLD.glob("*.jsonl"))


class Judged:
    """Files of questions, each asked and judged once however often it is looked at: asking them all takes a while."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._of: dict[Path, list[tuple[Case, Judgement]]] = {}

    def of(self, file: Path) -> list[tuple[Case, Judgement]]:
        """The cases of one file in a language that is held, each with its judgement."""
        if file not in self._of:
            cases = [case for case in read(file) if case["lang"] in self.knowledge.lexicons]
            self._of[file] = [pair for turns in talks(cases) for pair in judged(turns, self.knowledge)]
        return self._of[file]

    def of_all(self) -> list[tuple[Case, Judgement]]:
        """All gold questions that nobody holds back, each with its judgement."""
        return [pair for file in gold_files() for pair in self.of(file)]


def not_yet() -> dict[str, str]:
    """Ids of the cases that are known not to be right yet, with what they give instead."""
    if not NOT_YET.is_file():
        return {}
    with NOT_YET.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["gives"] for row in csv.DictReader(file)}


def report(name: str, judgements: Sequence[Judgement]) -> str:
    """One line: how many of each verdict."""
    count = Counter(judgement.verdict for judgement in judgements)
    shares = "  ".join(f"{verdict} {count[verdict]:4}" for verdict in get_args(Verdict))
    return f"{name:28} n {len(judgements):4}  {shares}  {count['right'] / max(len(judgements), 1):6.1%}"


def print_noise(knowledge: Knowledge, language: str | None, misses: bool) -> None:
    """What becomes of the gold questions with one slip each, by language and by slip."""
    from tests import noise

    cases = [case for file in gold_files() for case in read(file)]
    texts = [pair for pair in noise.clean(cases) if pair[0] in knowledge.lexicons and language in (None, pair[0])]
    found = [(case, noise.outcome(case, knowledge)) for case in noise.noisy(texts)]
    for line in noise.table(found):
        print(line)
    for case, came in found:
        if misses and came != "equal":
            print(f"{case.language} {case.slip} {came}: {case.text!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-back", action="store_true", help="score the files held back instead")
    parser.add_argument("--mark", action="store_true", help="write down in not_yet.csv what is not right")
    parser.add_argument("--misses", action="store_true", help="print each case that is not right")
    parser.add_argument("--accuracy", action="store_true", help="write the score down for `tradefacts accuracy`")
    parser.add_argument("--lang", help="only one language")
    parser.add_argument("--noise", action="store_true", help="count what becomes of questions with one slip of typing")
    asked = parser.parse_args()
    knowledge = load()
    if asked.accuracy:
        accuracy.FILE.write_text(measured(Judged(knowledge).of_all(), knowledge).as_json(), "utf-8")
        print(f"{accuracy.FILE.name} written")
        return
    if asked.noise:
        print_noise(knowledge, asked.lang, asked.misses)
        return
    files = sorted(GOLD.glob("held*/*.jsonl")) if asked.held_back else gold_files()
    found = [
        pair
        for file in files
        for turns in talks(read(file))
        if turns[0]["lang"] in knowledge.lexicons and asked.lang in (None, turns[0]["lang"])
        for pair in judged(turns, knowledge)
    ]
    groups: dict[str, list[Judgement]] = defaultdict(list)
    for case, judgement in found:
        groups[f"{case['lang']} {case['kind']}"].append(judgement)
        groups[case["lang"]].append(judgement)
        if asked.misses and judgement.verdict != "right":
            print(f"{case['id']} {judgement.verdict}: {case['text']!r}: {judgement.why}")
    for name in sorted(groups):
        print(report(name, groups[name]))
    print(report("all", [judgement for _, judgement in found]))
    if asked.mark and not asked.held_back and not asked.lang:
        with NOT_YET.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(("id", "gives"))
            rows.writerows((case["id"], j.verdict) for case, j in found if j.verdict not in ("right", *NEVER_EXCUSED))


if __name__ == "__main__":
    main()
