"""The command line as a process of its own: streams, pipes, folders and environments."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "ha-tinh-2024" / "so-tu-phap.yaml"


def score(*arguments: str | Path, cwd: Path = ROOT, stdin: bytes = b"", **environment: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_result_is_the_same_bytes_whatever_the_hash_seed_the_clock_and_the_folder(tmp_path: Path):
    first = score(EXAMPLE, "--format", "json", PYTHONHASHSEED="1", TZ="UTC")
    second = score(EXAMPLE, "--format", "json", cwd=tmp_path, PYTHONHASHSEED="2", TZ="Asia/Ho_Chi_Minh")
    assert first == second
    assert (first[0], first[2]) == (0, b"")


def test_a_pipe_is_read_and_written_without_colour():
    code, out, err = score("-", stdin=EXAMPLE.read_bytes(), FORCE_COLOR="1")
    assert (code, err) == (0, b"")
    assert "Điểm trừ: 1,42 điểm ở 4 tiêu chí".encode() in out
    assert b"\x1b" not in out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((EXAMPLE,), 0),
        ((EXAMPLE, "--fail-under", "96"), 1),
        (("none.yaml",), 2),
        ((EXAMPLE, "--rulebook", "none"), 3),
        (("-",), 4),
    ],
)
def test_exit_codes(arguments: tuple[str | Path, ...], code: int):
    found, out, err = score(*arguments)
    assert found == code
    assert bool(out) == (code < 2)
    assert bool(err) == (code >= 2)
    assert b"Traceback" not in err


def test_scoring_with_a_shipped_rulebook_does_not_wait_for_lint():
    program = f"import sys, cli; cli.main(['run', {str(EXAMPLE)!r}], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)
    modules = done.stdout.decode().splitlines()[-1].split()
    assert [
        name
        for name in modules
        if name.startswith(("scoring.rulebook.analysis", "scoring.rulebook.lint", "scoring.trials"))
    ] == []
