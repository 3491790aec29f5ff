"""Loads a rulebook from its folder, and finds the shipped ones by id; all problems are reported at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from scoring.errors import FileProblem, Problem, Refused, RulebookError, unknown
from scoring.language import Message
from scoring.rulebook.book import Area, Head, Rulebook
from scoring.rulebook.checks import Read, check_rulebook
from scoring.rulebook.validation import M, read_model
from scoring.text_file import read_text
from scoring.yaml_reader import parse_yaml

HEAD_FILE: Final = "rulebook.yaml"
OVERLAY_FILE: Final = "overlay.yaml"
PLAN_FILE: Final = "remediation.yaml"
CASES: Final = "cases"
CASES_FILE: Final = "cases.yaml"
_OVERLAY: Final = re.compile(r"^overlay\s*:", re.MULTILINE)


def load_rulebook(name: str | Path) -> Rulebook:
    """The rulebook with this id among the shipped ones, or in this folder, or what this overlay makes of its rulebook.

    Raises RulebookError with every problem.
    """
    return read_rulebook(name)[0]


def read_rulebook(name: str | Path) -> tuple[Rulebook, list[Read]]:
    """A rulebook with its files as read (an overlay's are those of its base), to say where in them something stands."""
    path = find_rulebook(name)
    return _load_overlay(path) if path.is_file() else _load_folder(path)


def _load_folder(folder: Path) -> tuple[Rulebook, list[Read]]:
    problems: list[Problem] = []
    files: list[Read] = []
    head = _load(Head, folder / HEAD_FILE, files, problems)
    areas = [_load(Area, folder / file, files, problems) for file in head.areas] if head else []
    complete = tuple(area for area in areas if area)
    if problems or head is None or len(complete) != len(areas):
        raise RulebookError(problems)
    book = Rulebook(head, complete)
    where = folder.resolve().name
    if where != head.rulebook:
        problems.append(_misnamed(files[0], "rulebook", Message("its folder is '{where}'", where=where)))
    problems += check_rulebook(book, files)
    if problems:
        raise RulebookError(problems)
    return book, files


def _load_overlay(path: Path) -> tuple[Rulebook, list[Read]]:
    """What an overlay makes of the rulebook it names: a shipped one, or one in a folder beside it."""
    from scoring.rulebook.layering import lay_over  # noqa: PLC0415 - few rulebooks are overlays
    from scoring.rulebook.overlay import Overlay  # noqa: PLC0415

    problems: list[Problem] = []
    reads: list[Read] = []
    overlay = _load(Overlay, path, reads, problems)
    if overlay is None:
        raise RulebookError(problems)
    (read,) = reads
    is_in_folder = path.name == OVERLAY_FILE
    where = path.resolve().parent.name if is_in_folder else path.stem
    if where != overlay.overlay:
        folder, file = Message("its folder is '{name}'", name=where), Message("its file is '{name}'", name=where)
        said = folder if is_in_folder else file
        problems.append(_misnamed(read, "overlay", said))
    below = base_folder(path, overlay.of)
    if not (below / HEAD_FILE).is_file():
        at = read.tree.values_at["of"]
        message = unknown(Message("rulebook"), overlay.of, _rulebooks_in(_folders_around(path)))
        raise RulebookError([*problems, Problem(read.name, at.line, at.column, "of", message)])
    base, files = _load_folder(below)
    book = lay_over(base, files, overlay, read, problems)
    if problems:
        raise RulebookError(problems)
    return book, files


def overlay_of(name: str | Path) -> Read | None:
    """The file of the overlay of this id or path as read; None for a rulebook's folder."""
    path = find_rulebook(name)
    return Read(str(path), parse_yaml(read_text(path), str(path), may_be_blank=False)) if path.is_file() else None


def base_folder(overlay: Path, of: str) -> Path:
    """The folder of the rulebook `of` on which an overlay's file lies; one beside the file if there is none."""
    folders = _folders_around(overlay)
    return next((folder for folder in folders if (folder / of / HEAD_FILE).is_file()), folders[1]) / of


def _folders_around(overlay: Path) -> list[Path]:
    return [shipped_folder(), overlay.resolve().parent, overlay.resolve().parent.parent]


def plan_file_of(overlay: Path) -> Path:
    """Where an overlay's own plan texts stand: `remediation.yaml` beside overlay.yaml, else `NAME.remediation.yaml`."""
    is_in_folder = overlay.name == OVERLAY_FILE
    return overlay.with_name(PLAN_FILE if is_in_folder else f"{overlay.stem}.{PLAN_FILE}")


def _misnamed(read: Read, key: str, said: Message) -> Problem:
    at = read.tree.values_at[key]
    message = Message("{said}; the two must agree.", said=said)
    return Problem(read.name, at.line, at.column, key, message)


def find_rulebook(name: str | Path) -> Path:
    """The folder of a rulebook, or the file of an overlay: a path if it names one, otherwise a shipped id."""
    found = rulebook_path(Path(name))
    if found is not None:
        return found
    if str(name) in shipped_ids():
        return rulebook_path(shipped_folder() / str(name)) or shipped_folder() / str(name)
    message = unknown(Message("rulebook"), str(name), shipped_ids())
    raise RulebookError([Problem(str(name), 0, 0, "", message)])


def rulebook_path(path: Path) -> Path | None:
    """The rulebook folder or the overlay file that a path names, or None."""
    if path.name == HEAD_FILE:
        return path.parent
    if path.is_dir():
        return path if (path / HEAD_FILE).is_file() else rulebook_path(path / OVERLAY_FILE)
    return path if is_overlay(path) else None


def is_overlay(path: Path) -> bool:
    """True for a YAML file with a line `overlay: …`; what is in it is checked when it is loaded."""
    try:
        return path.suffix in (".yaml", ".yml") and path.is_file() and bool(_OVERLAY.search(read_text(path)))
    except (FileProblem, Refused):
        return False


def rulebook_folder_of(path: Path) -> Path | None:
    """The rulebook that a path means: itself, an overlay, or the folder of a file beside `rulebook.yaml`; or None."""
    found = rulebook_path(path)
    if found is not None:
        return found
    for own in (PLAN_FILE, CASES_FILE):
        if path.name.endswith(f".{own}"):
            return rulebook_path(path.with_name(path.name.removesuffix(f".{own}") + ".yaml"))
    folder = path if path.is_dir() else path.parent
    folder = folder.parent if folder.name == CASES else folder
    is_inside = path.is_dir() or path.suffix in (".yaml", ".yml")
    return rulebook_path(folder) if is_inside else None


def shipped_folder(kind: str = "rules") -> Path:
    """The folder of shipped `rules` or `evidence_templates`: inside the installed package, or in the checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "shipped" / kind
    return installed if installed.is_dir() else package.parent / kind


def shipped_ids() -> list[str]:
    """The ids of the shipped rulebooks, overlays among them, in order."""
    return _rulebooks_in([shipped_folder()], (HEAD_FILE, OVERLAY_FILE))


def _rulebooks_in(folders: Iterable[Path], files: tuple[str, ...] = (HEAD_FILE,)) -> list[str]:
    return sorted({path.parent.name for folder in folders for file in files for path in folder.glob(f"*/{file}")})


def _load(model: type[M], path: Path, files: list[Read], problems: list[Problem]) -> M | None:
    try:
        tree = parse_yaml(read_text(path), str(path), may_be_blank=False)
    except (FileProblem, Refused) as refused:
        problems.extend(refused.problems)
        return None
    files.append(Read(str(path), tree))
    return read_model(model, tree, str(path), problems)
