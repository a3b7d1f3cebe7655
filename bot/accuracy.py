"""The score of this version on its own gold questions, shipped as accuracy.json -> a Reply that tells it.

`make accuracy` measures it and writes the file; a test compares the file with the checkout.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot import __version__
from bot.errors import BadSetup
from bot.knowledge import Knowledge
from bot.model import Reply
from bot.presentation import Phrasebook

FILE: Final = Path(__file__).with_name("accuracy.json")
_SHOWN: Final = 12  # characters of a checksum
# The gold kinds that are called as one of our operations is.
_OPERATION: Final = {"ranking": "rank", "definition": "define"}

Count = tuple[int, int]  # right, asked


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many gold questions were right, and of how many.

    languages, kinds    by language code and by kind of question
    false               answers that gave a figure where none is right, or no reply at all
    version, checksum   of the program and the data it was measured with
    """

    version: str
    checksum: str
    false: int
    languages: Mapping[str, Count]
    kinds: Mapping[str, Count]

    @property
    def whole(self) -> Count:
        return sum(right for right, _ in self.languages.values()), sum(asked for _, asked in self.languages.values())

    def as_json(self) -> str:
        """The file, the same bytes for the same score."""
        data = {"version": self.version, "checksum": self.checksum, "false": self.false,
                "languages": _written(self.languages), "kinds": _written(self.kinds)}  # fmt: skip
        return json.dumps(data, indent=1) + "\n"


def read(path: Path = FILE) -> Accuracy | None:
    """The score that was shipped; None where none was. BadSetup if the file is not one of ours."""
    try:
        data: Any = json.loads(path.read_text("utf-8"))
        return Accuracy(
            str(data["version"]), str(data["checksum"]), int(data["false"]),
            _counts(data["languages"]), _counts(data["kinds"]),
        )  # fmt: skip
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadSetup(f"{path} is not well made: `make accuracy` writes it again.") from error


def tell(score: Accuracy | None, language: str | None, knowledge: Knowledge) -> Reply:
    """The score in words; says so where other data or another version are in use now than when it was measured."""
    book = knowledge.phrasebooks.get(language or "en") or knowledge.phrasebooks["en"]
    if score is None:
        return Reply("answer", None, book.say("accuracy.missing"), language=book.language)
    right, asked = score.whole
    number = book.amounts.number
    share = book.amounts.write(100 * right / asked if asked else 0.0, "pct", 1)
    languages = [_item(book, book.language_name(code), count) for code, count in _largest_first(score.languages)]
    kinds = [_item(book, _kind(kind, book), count) for kind, count in _largest_first(score.kinds)]
    lines = [
        book.say("accuracy.languages", items=book.names.listed(languages)),
        book.say("accuracy.kinds", items=book.names.listed(kinds)),
        book.say("accuracy.false", n=number(score.false)),
    ]
    notes = [book.say("accuracy.measured", version=score.version, checksum=score.checksum[:_SHOWN])]
    if score.checksum != knowledge.checksum:
        notes.append(book.say("accuracy.other_data", checksum=knowledge.checksum[:_SHOWN]))
    if score.version != __version__:
        notes.append(book.say("accuracy.other_version", version=__version__))
    headline = book.say("accuracy.headline", right=number(right), asked=number(asked), share=share)
    return Reply("answer", None, headline, tuple(lines), tuple(notes), language=book.language)


def _written(counts: Mapping[str, Count]) -> dict[str, str]:
    return {name: f"{right}/{asked}" for name, (right, asked) in sorted(counts.items())}


def _counts(data: Mapping[str, Any]) -> dict[str, Count]:
    pairs = {str(name): str(count).split("/") for name, count in data.items()}
    return {name: (int(right), int(asked)) for name, (right, asked) in pairs.items()}


def _largest_first(counts: Mapping[str, Count]) -> list[tuple[str, Count]]:
    return sorted(counts.items(), key=lambda item: (-item[1][1], item[0]))


def _item(book: Phrasebook, name: str, count: Count) -> str:
    right, asked = (book.amounts.number(n) for n in count)
    return book.say("accuracy.item", name=name, right=right, asked=asked)


def _kind(kind: str, book: Phrasebook) -> str:
    for key in (f"accuracy.kind.{kind}", f"read_as.operation.{_OPERATION.get(kind, kind)}"):
        if key in book:
            return book.say(key)
    return kind.replace("_", " ")
