"""The wheel: built from the checkout, carries the data, and runs where nothing of the checkout is."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from bot import __version__

ROOT = Path(__file__).parents[1]
QUESTION = ["ask", "--json", "--today", "2026-09-15", "China's exports to the US in November 2025"]


def edited_data(folder: Path) -> Path:
    """A copy of data/ in which China's exports to the USA in November 2025 are 34.5 billion dollars."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data)
    file = data / "trade" / "observations.csv"
    row = re.compile(r"^(CHN,export,USA,TOTAL,value,,,2025-11,published,USD_bn),33\.7891,", re.MULTILINE)
    text, count = row.subn(r"\1,34.5,", file.read_text("utf-8"))
    assert count == 1
    file.write_text(text, "utf-8")
    return data


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network by the backend that pyproject.toml names."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel alone, beside the libraries of this one; its program."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=False)
    home = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    site = next((folder / "env").rglob("site-packages"))
    with zipfile.ZipFile(wheel) as packed:  # what an installer does with a wheel of plain Python
        packed.extractall(site)
    # Libraries only: the checkout's own .pth of an editable install is not followed from a path in another .pth.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return home / "python"


def clean() -> dict[str, str]:
    """The environment without what points Python or the program to somewhere else."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "TRADEFACTS_"))}


def run(python: Path, *words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(python), "-m", "bot", *words]
    return subprocess.run(command, cwd=cwd, env=clean() | environment, capture_output=True, text=True, check=False)


def test_the_wheel_carries_data_and_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        scripts = packed.read(next(name for name in names if name.endswith("entry_points.txt"))).decode()
    assert wheel.name == f"tradefacts-{__version__}-py3-none-any.whl"
    carried = {file.relative_to(ROOT).as_posix() for file in (ROOT / "data").rglob("*") if file.is_file()}
    assert {f"bot/{name}" for name in carried} <= names
    assert "tradefacts = bot.cli:main" in scripts
    assert not any(name.startswith(("tests/", "bench/", "data/")) for name in names)


def test_the_wheel_answers_in_an_environment_of_its_own(elsewhere: Path, tmp_path: Path) -> None:
    where = run(elsewhere, "--version", cwd=tmp_path)
    assert where.stdout.split() == ["tradefacts", __version__], where.stderr
    told = run(elsewhere, *QUESTION, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["figures"][0]["value"] == 33.7891


def test_the_wheel_runs_from_its_own_files(elsewhere: Path, tmp_path: Path) -> None:
    code = "import bot, bot.knowledge; print(bot.__file__); print(bot.knowledge.find_data())"
    command = [str(elsewhere), "-c", code]
    told = subprocess.run(command, cwd=tmp_path, env=clean(), capture_output=True, text=True, check=True)
    assert str(ROOT / "bot") not in told.stdout
    assert str(ROOT / "data") not in told.stdout


def test_a_row_edited_in_a_copy_is_seen(elsewhere: Path, tmp_path: Path) -> None:
    told = run(elsewhere, *QUESTION, cwd=tmp_path, TRADEFACTS_DATA=str(edited_data(tmp_path)))
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["figures"][0]["value"] == 34.5


def distribution(wanted: str) -> str:
    """The name of a library in a line of pyproject.toml."""
    return re.split(r"[\[<>=; ]", wanted)[0].lower().replace("_", "-")


def imported(tree: ast.AST, deep: bool) -> set[str]:
    """The libraries that a module imports; deep: those inside functions too."""
    found: set[str] = set()
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
        checking = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        if deep or not (checking or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
            found |= imported(node, deep)
    return found


def test_every_library_imported_is_a_dependency() -> None:
    """What bot/ imports is declared, by the name under which it is installed: as a dependency, or in an extra where it
    is imported inside a function alone, so that who has not the extra is told so."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    always = set(map(distribution, project["dependencies"]))
    extras = {name: wanted for name, wanted in project["optional-dependencies"].items() if name != "dev"}
    asked = always | {distribution(wanted) for extra in extras.values() for wanted in extra}
    known = packages_distributions()
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "bot").rglob("*.py")]
    for deep, declared in ((False, always), (True, asked)):
        names = set().union(*(imported(tree, deep) for tree in trees))
        for name in sorted(names - set(sys.stdlib_module_names) - {"bot"}):
            homes = {home.lower().replace("_", "-") for home in known.get(name, [name])}
            # What comes with a library that is declared, and is its public face, needs no line of its own.
            comes_with = {"pydantic": "pydantic-settings", "numpy": "pandas"}
            assert homes & declared or comes_with.get(name) in declared, f"{name} is imported and not declared"


def test_the_constraints_pin_every_dependency_and_name_no_host() -> None:
    text = (ROOT / "constraints.txt").read_text("utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", pin) for pin in pins)
    assert "://" not in text
    pinned = {pin.split("==")[0].lower().replace("_", "-") for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert set(map(distribution, wanted)) <= pinned
