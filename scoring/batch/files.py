"""The evidence files that a user means by naming files and folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from scoring.errors import FileProblem, Problem
from scoring.language import Message

SUFFIXES: Final = frozenset({".yaml", ".yml", ".json", ".xlsx"})


def evidence_files(named: Iterable[Path]) -> list[Path]:
    """Every file named, and every evidence file in and below every folder named, in the order of their paths; once.

    FileProblem if something named is not there, or a folder holds no evidence file.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    for path in named:
        files = sorted(_below(path)) if path.is_dir() else [path]
        if not path.exists():
            message = Message("there is no such file or folder.")
            problems.append(Problem(str(path), 0, 0, "", message))
        elif not files:
            kinds = ", ".join(sorted(SUFFIXES))
            message = Message("the folder holds no evidence file ({kinds}).", kinds=kinds)
            problems.append(Problem(str(path), 0, 0, "", message))
        found += files
    if problems:
        raise FileProblem(problems)
    return list({path.resolve(): path for path in found}.values())


def _below(folder: Path) -> Iterator[Path]:
    """Evidence files in a folder and its folders; hidden ones and the locks of office programs are none."""
    for path in folder.rglob("*"):
        names = path.relative_to(folder).parts
        if path.suffix.lower() in SUFFIXES and path.is_file() and not any(n.startswith((".", "~$")) for n in names):
            yield path
