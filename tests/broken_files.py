"""Reads the table of broken files, and makes of each a rulebook folder or an evidence file to be refused."""

import csv
import shutil
from dataclasses import dataclass
from pathlib import Path

BROKEN = Path(__file__).resolve().parent / "broken"
BASE = BROKEN / "base"
"""A small rulebook in which everything holds; evidence files are read against it."""


@dataclass(frozen=True)
class Expected:
    """One row: the file, the file in which the fault is, its place, the exit code, how many problems, and the words."""

    name: str
    place: str
    exit_code: int
    problems: int
    words: dict[str, str]

    @property
    def path(self) -> Path:
        return BROKEN / self.name


def read_expected() -> list[Expected]:
    """All rows of EXPECTED.csv. A place without a line is the file as a whole."""
    with (BROKEN / "EXPECTED.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file, delimiter=";", strict=True)
    found = []
    for name, fault_in, line, column, code, problems, vietnamese, english in rows:
        place = f"{fault_in}:{line}:{column}" if line != "0" else fault_in
        found.append(Expected(name, place, int(code), int(problems), {"vi": vietnamese, "en": english}))
    return found


def write_broken_rulebook(folder: Path, broken: Path) -> Path:
    """The base rulebook in `folder`, with its area file replaced by a .yaml file, or changed as a .diff file says."""
    home = folder / BASE.name
    shutil.copytree(BASE, home)
    if broken.suffix == ".yaml":
        shutil.copyfile(broken, home / "area.yaml")
        return home
    apply_change(home, broken)
    return home


def apply_change(home: Path, change: Path) -> None:
    """Change a rulebook's folder as a .diff file says: the file's name, then the lines marked - and +."""
    name, *changes = change.read_text(encoding="utf-8").splitlines()
    old, new = ("\n".join(line[1:] for line in changes if line[0] == sign) for sign in "-+")
    text = (home / name).read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{change.name}: stands {text.count(old)} times in {name}: {old}")
    (home / name).write_text(text.replace(old, new), encoding="utf-8")
