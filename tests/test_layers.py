"""Imports point one way, and the engine is pure: both are read off the source, not believed."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# A module may import from its own part and from parts above it in this list, never from one below.
ORDER = (
    (
        *("catalogue", "errors", "exact", "first_bytes", "language", "mark", "office_package"),
        *("text_file", "yaml_reader", "yaml_syntax"),
    ),
    ("rulebook",),
    ("evidence",),
    ("engine",),
    ("trials",),
    ("advice",),
    ("batch",),
    ("report",),
    ("__init__",),
    ("commands",),
    ("cli",),
)
RANK = {part: rank for rank, parts in enumerate(ORDER) for part in parts}

# What reads files, the clock, the environment, chance or the screen: none of it belongs in a pure calculation.
IMPURE_MODULES = {
    *("asyncio", "builtins", "click", "importlib", "io", "locale", "logging", "os", "pathlib", "random", "secrets"),
    *("shutil", "socket", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid"),
}
IMPURE_CALLS = {"breakpoint", "eval", "exec", "input", "open", "print", "__import__"}
CLOCK_CALLS = {"now", "today", "utcnow"}


def modules() -> dict[str, Path]:
    """Every module of the product: its dotted name, and its file."""
    found = {"cli": ROOT / "cli.py"} if (ROOT / "cli.py").exists() else {}
    for path in sorted((ROOT / "scoring").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def part_of(module: str) -> str:
    """`scoring.rulebook.model` -> `rulebook`; the package itself is `__init__`."""
    names = module.split(".")
    if names[0] == "cli":
        return "cli"
    return names[1] if len(names) > 1 else "__init__"


def imports_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported, at the top of the file or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield node.lineno, whole if whole in MODULES else base


def wrong_imports(module: str, source: str) -> list[str]:
    """The imports of one module that point down the list, or at a part the list does not know."""
    wrong = []
    for line, target in imports_of(ast.parse(source)):
        if target.split(".")[0] not in ("scoring", "cli"):
            continue
        own, other = part_of(module), part_of(target)
        known = own in RANK and other in RANK
        if not known or (own != other and RANK[other] > RANK[own]):
            wrong.append(f"{module}:{line} imports {target}")
    return wrong


def impurities(source: str) -> list[str]:
    """The lines of a module that reach outside it."""
    tree = ast.parse(source)
    found = [f"{line}: import {name}" for line, name in imports_of(tree) if name.split(".")[0] in IMPURE_MODULES]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in IMPURE_CALLS:
                found.append(f"{node.lineno}: {called.id}()")
            if isinstance(called, ast.Attribute) and called.attr in CLOCK_CALLS:
                found.append(f"{node.lineno}: .{called.attr}()")
        elif isinstance(node, ast.Global):
            found.append(f"{node.lineno}: global {', '.join(node.names)}")
    return found


@pytest.mark.parametrize("module", MODULES)
def test_every_part_has_a_place_in_the_order(module: str):
    assert part_of(module) in RANK, f"say in ORDER where {module} stands"


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_up_the_list(module: str):
    assert wrong_imports(module, MODULES[module].read_text("utf-8")) == []


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) == "engine"])
def test_the_engine_is_pure(module: str):
    assert impurities(MODULES[module].read_text("utf-8")) == []


def test_no_module_imports_itself_in_a_circle():
    arrows = {
        name: {target for _, target in imports_of(ast.parse(path.read_text("utf-8"))) if target in MODULES}
        for name, path in MODULES.items()
    }
    while arrows:
        free = [name for name, targets in arrows.items() if not targets & (arrows.keys() - {name})]
        assert free, f"these import one another: {sorted(arrows)}"
        for name in free:
            del arrows[name]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("scoring.rulebook.model", "from scoring.engine import evaluate"),
        ("scoring.engine.evaluate", "def f():\n    import scoring.report"),
        ("scoring.exact", "import scoring"),
        ("scoring.report.result.table", "from cli import main"),
        ("scoring.rulebook.model", "from scoring.odds_and_ends import anything"),
    ],
)
def test_a_wrong_import_is_seen(module: str, source: str):
    assert len(wrong_imports(module, source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import os.path",
        "from pathlib import Path",
        "def f():\n    import time",
        "from datetime import datetime\ndatetime.now()",
        "import datetime\ndatetime.date.today()",
        "print(1)",
        "open('x')",
        "def f():\n    global x",
    ],
)
def test_an_impure_engine_is_seen(source: str):
    assert len(impurities(source)) == 1
