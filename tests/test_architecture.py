"""The fence of the house, as a program: who may import whom, and which library lives in which room."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bot.knowledge import Knowledge

BOT = Path(__file__).parents[1] / "bot"
MODULES = sorted(path for path in BOT.rglob("*.py") if "migrations" not in path.parts)

VALUES = {"model", "errors"}
ROOMS = {"understanding", "analysis", "presentation"}

# What each part of bot/ may import of ours, beside itself. `cli` puts the house together: anything.
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": {"cli"},
    "model": set(),
    "errors": {"model"},
    "beside": set(),
    "by_need": set(),
    "codec": {"model"},
    "conversation": {"model"},
    "facts": VALUES,
    "catalog": VALUES | {"facts"},  # hands them on
    **{room: VALUES | {"catalog", "by_need"} for room in ROOMS},
    "sources": VALUES | {"catalog"},
    "knowledge": VALUES | {"by_need", "catalog", "sources"} | ROOMS,
    # What is gathered is checked as knowledge is, and which version is served is remembered.
    "desk": VALUES | {"catalog", "sources", "knowledge", "store", "settings"},
    "parts_in_turn": VALUES | ROOMS,
    "pipeline": VALUES | {"knowledge", "parts_in_turn"} | ROOMS,
    "proof": VALUES | {"knowledge", "sources"},
    "settings": VALUES,
    "store": VALUES | {"beside", "codec", "conversation"},
    "suggesting": VALUES | {"knowledge", "pipeline"} | ROOMS,
    "mind": VALUES | {"knowledge", "pipeline", "suggesting"},
    "unanswered": VALUES,
    "evidence": VALUES | {"knowledge", "mind", "proof", "unanswered", "accuracy"},
    "accuracy": VALUES | {"knowledge", "presentation", "__version__"},
    "freshness": VALUES | {"knowledge", "mind", "sources", "store"},
    "assistant": VALUES | {"codec", "conversation", "knowledge", "pipeline", "mind", "store"},
    "schedules": set(),
    # mind: figures are replaced while serving, and a chat may be told only what it is trusted with.
    "alerts": VALUES
    | {"codec", "conversation", "knowledge", "pipeline", "mind", "schedules", "store", "assistant", "sources"},
    # store: updates go into its inbox and come out of it; what is said is remembered through the assistant alone.
    "chat": VALUES
    | {"knowledge", "beside", "codec", "conversation", "settings", "assistant", "alerts", "schedules", "proof"}
    | {"store", "mind", "freshness", "evidence", "unanswered"},
}

# Where a library may be imported: a part of bot/, a folder or one module.
LIVES_IN: dict[str, tuple[str, ...]] = {
    "pandas": ("analysis/", "sources/", "desk/", "knowledge.py"),
    "numpy": ("analysis/", "sources/", "desk/"),
    "pyarrow": ("sources/parquet.py", "sources/clickhouse.py", "desk/grid.py"),
    "openpyxl": ("desk/grid.py",),
    "clickhouse_connect": ("sources/clickhouse.py",),
    "pandera": ("sources/",),
    "rapidfuzz": ("understanding/words/mending.py",),
    "babel": ("presentation/", "catalog.py"),
    "telegram": ("chat/telegram/",),
    "httpx": ("chat/telegram/", "sources/fetching.py"),
    "tenacity": ("sources/fetching.py",),
    "selectolax": ("sources/",),
    "aiohttp": ("chat/telegram/wire.py",),
    "starlette": ("chat/telegram/",),
    "uvicorn": ("chat/telegram/",),
    "uvloop": ("cli/",),
    "structlog": ("chat/telegram/",),
    "prometheus_client": ("chat/telegram/",),
    "opentelemetry": ("chat/telegram/tracing.py",),
    "sentry_sdk": ("chat/telegram/crashes.py",),
    "sqlalchemy": ("store/",),
    "alembic": ("store/",),
    "matplotlib": ("chat/drawing.py", "chat/forms.py", "chat/courses.py", "chat/palette.py", "chat/lettering.py"),
    "pydantic": ("settings.py",),
    "pydantic_settings": ("settings.py",),
    "typer": ("cli/",),
    "rich": ("cli/", "chat/console.py"),
}

# The shelves of the first room, lowest first: each imports only from those before it and its own.
SHELVES = (
    *("words", "times", "clauses", "mentions", "refusals"),
    *("parties", "spans", "claimed", "rules", "talks", "queries"),
)

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc", "manager", "service"}
LONGEST = 320


@functools.cache
def tree(path: Path) -> ast.Module:
    """What a module says, read once."""
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every absolute module name that a file imports, also inside functions, with its line."""
    package = ["bot", *path.relative_to(BOT).parts[:-1]]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*start, *([node.module] if node.module else [])])
            if name == "bot":
                yield from ((f"bot.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield name, node.lineno


def part(path: Path) -> str:
    """The part of bot/ that a file belongs to."""
    first = path.relative_to(BOT).parts[0]
    return first.removesuffix(".py")


def named(path: Path) -> str:
    return path.relative_to(BOT).as_posix()


def test_every_part_of_the_house_stands_in_the_table() -> None:
    assert {part(path) for path in MODULES} - {"cli"} <= set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_part_imports_only_what_it_may(path: Path) -> None:
    own = part(path)
    if own == "cli":
        return
    for name, line in imports(path):
        if name.startswith("bot."):
            other = name.split(".")[1]
            assert other in MAY_IMPORT[own] | {own, "__version__"}, f"bot/{named(path)}:{line} imports {name}"


@pytest.mark.parametrize("shelf", SHELVES)
def test_a_shelf_of_understanding_knows_only_those_before_it(shelf: str) -> None:
    known = set(SHELVES[: SHELVES.index(shelf) + 1])
    for path in sorted((BOT / "understanding" / shelf).glob("*.py")):
        for name, line in imports(path):
            parts = name.split(".")
            if parts[:2] == ["bot", "understanding"]:
                assert parts[2] in known, f"bot/{named(path)}:{line} imports {name}"


def test_every_module_of_understanding_stands_on_a_shelf() -> None:
    room = BOT / "understanding"
    assert {path.name for path in room.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(SHELVES)
    assert [path.name for path in room.glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_room_is_entered_by_its_door(path: Path) -> None:
    for name, line in imports(path):
        parts = name.split(".")
        if parts[0] == "bot" and len(parts) > 2 and parts[1] in ROOMS | {"model", "store"} and parts[1] != part(path):
            pytest.fail(f"bot/{named(path)}:{line} imports {name}: take it from bot.{parts[1]}")


@pytest.mark.parametrize("door", sorted(BOT.rglob("__init__.py")), ids=named)
def test_no_module_takes_the_name_of_what_its_door_hands_on(door: Path) -> None:
    """Whoever imports the module later would put it in the place of the function of that name."""
    room = ".".join(("bot", *door.parent.relative_to(BOT).parts))
    handed = {
        alias.asname or alias.name
        for node in tree(door).body
        if isinstance(node, ast.ImportFrom) and node.module != room  # a module is handed on as one
        for alias in node.names
        if not (node.module or "").endswith(f".{alias.name}")  # a module's own function: it is loaded by then
    }
    assert handed.isdisjoint(path.stem for path in door.parent.glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_library_stays_in_its_room(path: Path) -> None:
    for name, line in imports(path):
        homes = LIVES_IN.get(name.split(".")[0])
        assert homes is None or named(path).startswith(homes), f"bot/{named(path)}:{line} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert not EMPTY_NAMES & {piece.removesuffix(".py") for piece in path.relative_to(BOT).parts}
    text = path.read_text("utf-8")
    assert ast.get_docstring(tree(path)), f"bot/{named(path)} has no docstring"
    assert text.count("\n") <= LONGEST, f"bot/{named(path)} has outgrown a room"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_is_swallowed_evaluated_or_taken_from_the_wrong_clock(path: Path) -> None:
    for node in ast.walk(tree(path)):
        where = f"bot/{named(path)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.ExceptHandler) and all(isinstance(step, ast.Pass) for step in node.body):
            wide = node.type is None or (
                isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")
            )
            assert not wide, f"{where} swallows every error"
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("eval", "exec", "date.today", "datetime.today"), f"{where} calls {called}"
    assert not {"pickle", "shelve", "marshal"} & {name for name, _ in imports(path)}


ASK = """
import sys
from bot.cli import app
app(["ask", "--json", "--today", "2026-09-15", "China's exports in November 2025"], standalone_mode=False)
loaded = {name.split(".")[0] for name in sys.modules}
heavy = {"telegram", "sqlalchemy", "alembic", "matplotlib", "pandera", "clickhouse_connect"} & loaded
sys.exit(f"ask imports {sorted(heavy)}" if heavy else 0)
"""


def test_ask_opens_no_heavy_room(knowledge: Knowledge) -> None:
    """... once the data were found good, which the fixture sees to: pandera runs at the first load only."""
    run = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, cwd=BOT.parent, check=False)
    assert run.returncode == 0, run.stderr


# Words of languages are data: data/languages/<xx>/, whose forms and traits words/ways.py reads. Two modules know how
# numbers and letters are written, before any language is known: a script's knowledge, and none of a language.
OF_SCRIPTS = {"understanding/words/text.py", "understanding/words/numerals.py"}
CODED = {"understanding/refusals/program_text.py"}  # looks for the words of programs: select, import
AS_SAID = {"said", "norm"}  # of a token, an item or a mention: what is written
MATCHING = {"startswith", "endswith", "removeprefix", "removesuffix", "strip", "lstrip", "rstrip", "count", "find"}


def written(node: ast.AST, names: dict[str, ast.AST]) -> Iterator[str]:
    """Every string literal in an expression, also behind a name that the module gives it; no key of a table."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name) and node.id in names:
        yield from written(names[node.id], {})
    else:
        for inner in [node.value] if isinstance(node, ast.Subscript) else ast.iter_child_nodes(node):
            yield from written(inner, names)


def as_said(node: ast.AST) -> bool:
    """Whether an expression is what is written, whole or in part: `token.norm`, `m.said[:1].lower()`."""
    while isinstance(node, ast.Call | ast.Subscript):
        node = node.func if isinstance(node, ast.Call) else node.value
        if isinstance(node, ast.Attribute) and node.attr in ("lower", "casefold", *MATCHING):
            node = node.value
    return isinstance(node, ast.Attribute) and node.attr in AS_SAID


@pytest.mark.parametrize("path", sorted((BOT / "understanding").rglob("*.py")), ids=named)
def test_no_word_of_a_language_stands_in_a_rule(path: Path) -> None:
    whole = tree(path)
    told = {id(node.value) for node in ast.walk(whole) if isinstance(node, ast.Expr)}  # docstrings
    names = {
        target.id: node.value
        for node in whole.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(whole):
        where = f"bot/{named(path)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            foreign = [char for char in node.value if not char.isascii() and char.isalpha()]
            assert not foreign or named(path) in OF_SCRIPTS, f"{where} has {node.value!r}: words are data"
        compared: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            language = any(isinstance(side, ast.Attribute) and side.attr == "language" for side in sides)
            codes = {one for side in sides for one in written(side, names)} if language else set()
            assert not codes, f"{where} asks whether the language is {sorted(codes)}: ask for a trait of words/ways.py"
            compared = sides if any(map(as_said, sides)) else []
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MATCHING:
            compared = list(node.args) if as_said(node.func.value) else []
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "sign":
            compared = list(node.args)  # of the items of times
        said = {one for side in compared if not as_said(side) for one in written(side, names)}
        words = {one for one in said if any(char.isalpha() for char in one)}
        assert not words or named(path) in OF_SCRIPTS | CODED, f"{where} looks for {sorted(words)}: words are data"
