"""The command line when something is wrong: exit codes, streams, and files left alone."""

import shutil
from pathlib import Path

import pytest

from tests.command_line import EXAMPLE, FORMATS, ROOT, RULES, example_as_dict, printed, score
from tests.on_disk import write_node


@pytest.fixture(autouse=True)
def _in_the_top_folder(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)


# --- exit codes and streams


@pytest.mark.parametrize(
    ("bound", "code"), [("0", 0), ("95.79", 0), ("95.793", 0), ("95.7931", 1), ("95.80", 1), ("100 %", 1)]
)
def test_fail_under_compares_the_exact_index(bound: str, code: int):
    """32.3014 / 33.72 = 95.79300..."""
    done = score(EXAMPLE, "--fail-under", bound)
    assert done.exit_code == code
    assert done.stdout == printed(EXAMPLE)
    assert done.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        (EXAMPLE, "--format", "all"),
        (EXAMPLE, "--lang", "fr"),
        (EXAMPLE, "--as-of", "2024-02-30"),
        (EXAMPLE, "--as-of", "20240630"),
        (EXAMPLE, "--fail-under", "101"),
        (EXAMPLE, "--fail-under", "high"),
        (EXAMPLE, "--unknown"),
        (EXAMPLE, EXAMPLE),
        ("run",),
        ("check",),
        ("template", "ha-tinh-2024"),
        ("template", "ha-tinh-2024", "--kind", "ministry"),
        ("template", "ha-tinh-2024", "--kind", "people_committee"),
        ("template", "ha-tinh-2024", "--kind", "department", "--level", "commune"),
        ("rules", "show"),
        ("none.yaml",),
        ("examples",),
    ],
)
def test_wrong_usage_is_2(arguments: tuple[str, ...]):
    done = score(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr


@pytest.mark.parametrize(
    "arguments",
    [(EXAMPLE, "--rulebook", "none"), ("template", "none", "--kind", "department"), ("rules", "show", "ha-tinh-2023")],
)
def test_a_rulebook_that_does_not_exist_is_3(arguments: tuple[str, ...]):
    done = score(*arguments)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "ha-tinh-2024" in done.stderr


def test_a_rulebook_that_does_not_hold_is_3(tmp_path: Path):
    broken = tmp_path / RULES.name
    shutil.copytree(RULES, broken)
    area = broken / "area-6-public-finance.yaml"
    area.write_text(area.read_text("utf-8").replace("max_points: 7", "max_points: 8"), encoding="utf-8")
    for arguments in ((EXAMPLE, "--rulebook", broken), ("check", broken), ("rules", "show", broken)):
        done = score(*arguments)
        assert (done.exit_code, done.stdout) == (3, "")
        assert "area-6-public-finance.yaml:3:13 max_points" in done.stderr


@pytest.mark.parametrize("command", ["run", "check"])
def test_evidence_that_does_not_hold_is_4_with_every_problem(command: str):
    evidence = example_as_dict()
    evidence["facts"] = {**evidence["facts"], "digitised_result": 1, "dossiers_received": -5}
    done = score(command, "-", stdin=write_node(evidence))
    assert (done.exit_code, done.stdout) == (4, "")
    lines = done.stderr.splitlines()
    assert len(lines) >= 2
    assert all(line.startswith("stdin:1:") for line in lines)
    assert "digitised_results" in done.stderr


def test_evidence_that_names_no_known_rulebook_is_4():
    evidence = {**example_as_dict(), "rulebook": "ha-tinh-2042"}
    done = score("-", stdin=write_node(evidence))
    assert (done.exit_code, done.stdout) == (4, "")
    assert "ha-tinh-2024" in done.stderr


# --- writing to a file


@pytest.mark.parametrize("form", FORMATS)
def test_an_output_file_holds_what_would_have_been_printed(tmp_path: Path, form: str):
    path = tmp_path / "result.txt"
    path.write_text("before", encoding="utf-8")
    assert printed(EXAMPLE, "--format", form, "-o", path) == ""
    assert path.read_bytes().decode("utf-8") == printed(EXAMPLE, "--format", form)
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "result.txt"
    path.write_text("before", encoding="utf-8")
    monkeypatch.setattr("scoring.report.writing.os.replace", refuse)
    done = score(EXAMPLE, "-o", path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert str(path) in done.stderr
    assert path.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_evidence_that_does_not_hold_never_touches_the_output_file(tmp_path: Path):
    path = tmp_path / "result.txt"
    assert score("-", "-o", path, stdin="rulebook: ha-tinh-2024").exit_code == 4
    assert score(EXAMPLE, "-o", tmp_path / "none" / "result.txt").exit_code == 2
    assert list(tmp_path.iterdir()) == []
