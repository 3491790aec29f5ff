"""Loads a rulebook from its folder, and finds the shipped ones by id; all problems are reported at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from scoring.errors import FileProblem, Problem, Refused, RulebookError, unknown
from scoring.language import Text
from scoring.rulebook.book import Area, Head, Rulebook
from scoring.rulebook.checks import Read, check_rulebook
from scoring.rulebook.validation import M, read_model
from scoring.text_file import read_text
from scoring.yaml_reader import parse_yaml

HEAD_FILE: Final = "rulebook.yaml"
CASES: Final = "cases"


def load_rulebook(name: str | Path) -> Rulebook:
    """The rulebook with this id among the shipped ones, or in this folder; RulebookError with every problem."""
    return read_rulebook(name)[0]


def read_rulebook(name: str | Path) -> tuple[Rulebook, list[Read]]:
    """A rulebook with its files as read, for whoever must say where in them something stands."""
    folder = find_rulebook(name)
    problems: list[Problem] = []
    files: list[Read] = []
    head = _load(Head, folder / HEAD_FILE, files, problems)
    areas = [_load(Area, folder / file, files, problems) for file in head.areas] if head else []
    complete = tuple(area for area in areas if area)
    if problems or head is None or len(complete) != len(areas):
        raise RulebookError(problems)
    book = Rulebook(head, complete)
    if folder.resolve().name != head.rulebook:
        at = files[0].tree.values_at["rulebook"]
        where = folder.resolve().name
        message = Text(
            f"tên thư mục là “{where}”; hai tên phải giống nhau.", f"its folder is '{where}'; the two must agree."
        )
        problems.append(Problem(files[0].name, at.line, at.column, "rulebook", message))
    problems += check_rulebook(book, files)
    if problems:
        raise RulebookError(problems)
    return book, files


def find_rulebook(name: str | Path) -> Path:
    """The folder of a rulebook: a path if it names one, otherwise a shipped id."""
    path = Path(name)
    if path.name == HEAD_FILE:
        return path.parent
    if path.is_dir() and (path / HEAD_FILE).is_file():
        return path
    shipped = shipped_folder() / str(name)
    if str(name) in shipped_ids():
        return shipped
    message = unknown(Text("bộ tiêu chí", "rulebook"), str(name), shipped_ids())
    raise RulebookError([Problem(str(name), 0, 0, "", message)])


def rulebook_folder_of(path: Path) -> Path | None:
    """The rulebook folder that a path means (itself, or the folder of a file beside `rulebook.yaml`), or None."""
    folder = path if path.is_dir() else path.parent
    folder = folder.parent if folder.name == CASES else folder
    is_inside = path.is_dir() or path.suffix in (".yaml", ".yml")
    return folder if is_inside and (folder / HEAD_FILE).is_file() else None


def shipped_folder(kind: str = "rules") -> Path:
    """The folder of shipped `rules` or `evidence_templates`: inside the installed package, or in the checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "shipped" / kind
    return installed if installed.is_dir() else package.parent / kind


def shipped_ids() -> list[str]:
    """The ids of the shipped rulebooks, in order."""
    folder = shipped_folder()
    return sorted(path.parent.name for path in folder.glob(f"*/{HEAD_FILE}")) if folder.is_dir() else []


def _load(model: type[M], path: Path, files: list[Read], problems: list[Problem]) -> M | None:
    try:
        tree = parse_yaml(read_text(path), str(path), may_be_blank=False)
    except (FileProblem, Refused) as refused:
        problems.extend(refused.problems)
        return None
    files.append(Read(str(path), tree))
    return read_model(model, tree, str(path), problems)
