"""Files stay short, names say something, and everything public says what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [*sorted((ROOT / "scoring").rglob("*.py")), *ROOT.glob("cli.py")]
EVERY_FILE = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]

EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "misc"}
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def definitions(tree: ast.Module) -> Iterator[Definition]:
    """Classes and functions of a module and of its classes; what a function defines for itself is its own business."""
    waiting = list(tree.body)
    for node in waiting:
        if isinstance(node, Definition):
            yield node
        if isinstance(node, ast.ClassDef):
            waiting.extend(node.body)


def undocumented(source: str) -> list[str]:
    """The public classes and functions without a docstring, and `module` if the module has none."""
    tree = ast.parse(source)
    missing = [] if ast.get_docstring(tree) else ["module"]
    private = {
        inner
        for node in definitions(tree)
        if isinstance(node, ast.ClassDef) and node.name.startswith("_")
        for inner in node.body
    }
    for node in definitions(tree):
        is_public = not node.name.startswith("_") and node not in private
        if is_public and not ast.get_docstring(node) and not is_overload(node):
            missing.append(node.name)
    return missing


def is_overload(node: Definition) -> bool:
    return any(isinstance(mark, ast.Name) and mark.id == "overload" for mark in node.decorator_list)


@pytest.mark.parametrize("path", EVERY_FILE, ids=named)
def test_no_name_says_nothing(path: Path):
    words = {word for part in path.relative_to(ROOT).with_suffix("").parts for word in part.split("_")}
    assert not words & EMPTY_NAMES


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_file_is_short(path: Path):
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_function_is_short(path: Path):
    functions = [node for node in definitions(ast.parse(path.read_text("utf-8"))) if not isinstance(node, ast.ClassDef)]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_everything_public_is_documented(path: Path):
    assert undocumented(path.read_text("utf-8")) == []


def test_a_missing_docstring_is_seen():
    source = 'class A:\n    def b(self): ...\n    def _c(self): ...\n\nclass _D:\n    """D."""\n    def e(self): ...\n'
    assert undocumented(source) == ["module", "A", "b"]
