"""Files meant to exhaust a reader end in an error, within two seconds of work and half a gigabyte of memory."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.broken_files import BASE, write_broken_rulebook
from tests.hostile_files import EVIDENCE, RULEBOOKS

pytestmark = pytest.mark.no_cover  # much work on the same lines, which other tests measure

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS = 2
MOST_MEBIBYTES = 500
LONGEST_LINE = 600
MOST_LINES = 50

# The work is measured in the process that does it: processor time, so that a busy machine does not fail the test.
MEASURED = """
import resource, sys
from cli import main
try:
    main(["check", *sys.argv[1:], "--lang", "en"])
except SystemExit as exit:
    used = resource.getrusage(resource.RUSAGE_SELF)
    if sys.platform == "linux":  # ru_maxrss begins with what the parent holds, here all of pytest
        lines = open("/proc/self/status").read().splitlines()
        mebibytes = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    else:
        mebibytes = used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(exit.code, used.ru_utime + used.ru_stime, mebibytes)
"""


class Run(NamedTuple):
    """What the command did, and what it took."""

    code: int
    seconds: float
    mebibytes: float
    lines: list[str]


def check(*arguments: object) -> Run:
    command = [sys.executable, "-c", MEASURED, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=60)
    code, seconds, mebibytes = done.stdout.splitlines()[-1].split()
    return Run(int(code), float(seconds), float(mebibytes), done.stderr.splitlines())


def assert_refused(run: Run, code: int, words: str) -> None:
    assert run.code == code
    assert words in run.lines[0]
    assert "Traceback" not in "".join(run.lines)
    assert len(run.lines) <= MOST_LINES
    assert max(map(len, run.lines)) < LONGEST_LINE
    assert run.seconds < MOST_SECONDS
    assert run.mebibytes < MOST_MEBIBYTES


@pytest.mark.parametrize("name", EVIDENCE)
def test_hostile_evidence_is_refused_in_time(name: str, tmp_path: Path):
    make, words = EVIDENCE[name]
    (tmp_path / name).write_text(make(), encoding="utf-8")
    assert_refused(check(tmp_path / name, "--rulebook", BASE), 4, words)


@pytest.mark.parametrize("name", RULEBOOKS)
def test_a_hostile_rulebook_is_refused_in_time(name: str, tmp_path: Path):
    make, words = RULEBOOKS[name]
    (tmp_path / "hostile.yaml").write_text(make(), encoding="utf-8")
    run = check(write_broken_rulebook(tmp_path / "copy", tmp_path / "hostile.yaml"))
    assert any(words in line for line in run.lines)
    assert_refused(run, 3, "")
