"""Reads documentation as a story: files to write, lines to add or mend, sessions to run, each marked by a comment."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import docx
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parent.parent

# `<!-- file: PATH -->` above a fence, and what may follow a fence: a table of rows.
BLOCK = re.compile(
    r"^<!-- (?P<what>[a-z]+)(?: \(exit (?P<exit>\d)\))?(?:: (?P<name>[^\n]+?))? -->\n\n?"
    r"```(?P<language>[a-z]+)\n(?P<text>.*?)^```$(?P<table>(?:\n\n(?:\|[^\n]*\n)+)?)",
    re.MULTILINE | re.DOTALL,
)
FENCE = re.compile(r"^```[a-z]*\n.*?^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (score .*)\n", re.MULTILINE)
BOTH: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
INSERTION = re.compile(r'(?P<path>\S+)(?:, after "(?P<line>.+)")?')


class Block(NamedTuple):
    """A fence with its marker: what it is, its name, its text, the rows of the table under it, and where it stands."""

    what: str
    name: str
    text: str
    rows: list[list[str]]
    exit_code: int
    span: tuple[int, int]


def blocks(page: str) -> list[Block]:
    """The marked fences of a page's text, in order."""
    return [
        Block(
            found["what"], found["name"] or "", found["text"], read_rows(found["table"]), int(found["exit"] or 0),
            found.span("text"),
        )
        for found in BLOCK.finditer(page)
    ]  # fmt: skip


def read_rows(table: str) -> list[list[str]]:
    """The cells of a Markdown table below its heading."""
    lines = [line.strip().strip("|") for line in table.strip().splitlines()]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)] for line in lines[2:]]


def read_page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def write_files(page: str, folder: Path) -> None:
    """Write the files that a page shows whole, so that the story may begin before they are shown; Word by its lines."""
    for block in blocks(page):
        if block.what == "file":
            path = folder / block.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.what == "docx":
            document = docx.Document()
            for line in block.text.splitlines():
                document.add_paragraph(line)
            document.save(str(folder / block.name))


def tell(page: str, folder: Path) -> Iterator[tuple[Block, str, int]]:
    """Follow the page from top to bottom: lines are added and mended, sessions run; yields what each prints."""
    for block in blocks(page):
        if block.what == "insert":
            insert(block, folder)
        elif block.what == "mend":
            mend(folder / block.name, block.text)
        elif block.what == "cells":
            fill_cells(folder / block.name, block.text)
        elif block.what == "session":
            yield block, *run_session(block.text, folder)


def insert(block: Block, folder: Path) -> None:
    """Put lines into a file, after the line named or at the end."""
    where = INSERTION.fullmatch(block.name)
    assert where, f"not a path, or a path and a line: {block.name}"
    path = folder / where["path"]
    text, line = path.read_text("utf-8"), where["line"]
    if line is None:
        path.write_text(text + block.text, encoding="utf-8")
        return
    assert text.count(f"\n{line}\n") == 1, f"{path.name} has not one line {line}"
    path.write_text(text.replace(f"\n{line}\n", f"\n{line}\n{block.text}"), encoding="utf-8")


def mend(path: Path, difference: str) -> None:
    """Replace each line marked - by the line marked + that follows it."""
    text = path.read_text("utf-8")
    for old, new in re.findall(r"^-(.*)\n\+(.*)$", difference, re.MULTILINE):
        assert text.count(f"\n{old}\n") == 1, f"{path.name} has not one line {old}"
        text = text.replace(f"\n{old}\n", f"\n{new}\n")
    path.write_text(text, encoding="utf-8")


def fill_cells(path: Path, lines: str) -> None:
    """Write into a workbook: `Sheet!D7 = 8420`, digits as a number and a percentage as one, as Excel stores them."""
    book = load_workbook(path)
    for place, value in re.findall(r"^(.+?) = (.*)$", lines, re.MULTILINE):
        sheet, _, cell = place.partition("!")
        percent = re.fullmatch(r"([\d.]+) ?%", value)
        if percent:
            book[sheet][cell] = float(percent[1]) / 100
            book[sheet][cell].number_format = "0.00%"
        else:
            book[sheet][cell] = int(value) if value.isdigit() else value
    book.save(path)


def run_session(session: str, folder: Path) -> tuple[str, int]:
    """Run every `$ score …` of a session in `folder`: the commands with what they print, and the last exit code."""
    printed, code = "", 0
    for command in COMMAND.findall(session):
        arguments = [sys.executable, "-X", "utf8", str(ROOT / "cli.py"), *shlex.split(command)[1:]]
        done = subprocess.run(arguments, cwd=folder, text=True, encoding="utf-8", check=False, **BOTH)
        printed, code = f"{printed}$ {command}\n{done.stdout}", done.returncode
    return printed, code


def refreshed_outputs(name: str) -> str:
    """The text of a page, each fence under an `output` marker filled with what its command prints."""
    from tests.test_readme import MARKER, run  # noqa: PLC0415 - it reads every page when it is imported

    page = read_page(name)
    for found in reversed(list(MARKER.finditer(page))):
        page = page[: found.start("printed")] + run(found["command"]).stdout + page[found.end("printed") :]
    return page


def refreshed(*names: str) -> str:
    """The text of the last page named, its sessions run anew; the pages before it lend their files."""
    page = read_page(names[-1])
    with TemporaryDirectory() as folder:
        for name in names:
            write_files(read_page(name), Path(folder))
        told = [(block.span, printed) for block, printed, _ in tell(page, Path(folder))]
    for (start, end), printed in reversed(told):
        page = page[:start] + printed + page[end:]
    return page
