"""Every command shown in the README and the docs is run, and what it is said to print is compared."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]

# `<!-- output: score … -->`, or `<!-- output (exit 4): score … -->`, above the fence that holds what is printed.
MARKER = re.compile(
    r"^<!-- output(?: \(exit (?P<exit>\d)\))?: (?P<command>score .+?) -->\n+```[a-z]*\n(?P<printed>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
RUN = "import sys; from cli import main; sys.argv[0] = 'score'; sys.exit(main())"


class Example(NamedTuple):
    """One command of a page, with what it prints and the code it exits with."""

    page: str
    command: str
    printed: str
    exit_code: int


def examples() -> list[Example]:
    return [
        Example(page.name, found["command"], found["printed"], int(found["exit"] or 0))
        for page in PAGES
        for found in MARKER.finditer(page.read_text("utf-8"))
    ]


def console_commands() -> list[tuple[str, str]]:
    """The lines `$ score …` of console blocks: shown without output, so only run."""
    return [
        (page.name, line.removeprefix("$ "))
        for page in PAGES
        for block in CONSOLE.findall(page.read_text("utf-8"))
        for line in block.splitlines()
        if line.startswith("$ score ")
    ]


def run(command: str) -> subprocess.CompletedProcess[str]:
    """Run a `score` command from the top folder, as printed; both streams together."""
    arguments = [sys.executable, "-X", "utf8", "-c", RUN, *shlex.split(command, comments=True)[1:]]
    return subprocess.run(
        arguments, cwd=ROOT, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )


EXAMPLES = examples()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.page}: {example.command}")
def test_an_example_prints_what_the_page_says(example: Example):
    done = run(example.command)
    assert (done.returncode, done.stdout) == (example.exit_code, example.printed)


@pytest.mark.parametrize(("page", "command"), console_commands())
def test_a_command_shown_without_output_works(page: str, command: str):
    done = run(command)
    assert done.returncode == 0, f"{page}: {done.stdout}"


def test_every_marker_has_its_block():
    marked = sum(len(re.findall(r"^<!-- output", page.read_text("utf-8"), re.MULTILINE)) for page in PAGES)
    assert marked == len(EXAMPLES) > 0


def test_the_readme_shows_what_its_first_command_prints():
    readme = (ROOT / "README.md").read_text("utf-8")
    first = re.search(r"^<!-- ci: score -->\n```sh\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    assert first is not None
    assert first[1].endswith("&& .venv/bin/score examples/ha-tinh-2024/so-tu-phap.yaml")
    assert EXAMPLES[0].page == "README.md"
    assert EXAMPLES[0].command == "score examples/ha-tinh-2024/so-tu-phap.yaml"


@pytest.mark.parametrize("name", ["score", "test"])
def test_the_readme_has_one_command_to_install_and(name: str):
    readme = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(rf"^<!-- ci: {name} -->\n```sh\n(.+)\n```$", readme, re.MULTILINE)
    assert len(blocks) == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path):
    targets = LINK.findall(page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_shows_the_line_that_an_editor_reads():
    """`.ci/try-editor` opens a rulebook with this line in yaml-language-server itself."""
    line = re.compile(r"# yaml-language-server: \$schema=(\S+?)(?=[`\n])")
    (schema,) = line.findall((ROOT / "README.md").read_text("utf-8"))
    assert schema in line.findall((ROOT / "docs/editor.md").read_text("utf-8"))
    assert (ROOT / "rules/ha-tinh-2024" / schema).is_file()
