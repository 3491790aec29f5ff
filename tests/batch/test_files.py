"""The evidence files that named files and folders mean."""

from pathlib import Path

import pytest

from scoring.batch.files import evidence_files
from scoring.errors import FileProblem


def test_a_folder_means_the_evidence_files_in_and_below_it(tmp_path: Path):
    for name in ("b.yaml", "a.json", "below/c.xlsx", "readme.md", ".hidden.yaml", "~$c.xlsx", ".git/x.yaml", "d.YML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    found = [path.relative_to(tmp_path).as_posix() for path in evidence_files([tmp_path])]
    assert found == ["a.json", "b.yaml", "below/c.xlsx", "d.YML"]


def test_a_file_named_twice_counts_once(tmp_path: Path):
    (tmp_path / "a.yaml").write_text("")
    assert len(evidence_files([tmp_path / "a.yaml", tmp_path, tmp_path / "." / "a.yaml"])) == 1


def test_all_that_is_not_there_is_said_at_once(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileProblem) as refused:
        evidence_files([tmp_path / "none.yaml", tmp_path / "empty"])
    assert [problem.message.en for problem in refused.value.problems] == [
        "the folder holds no evidence file (.json, .xlsx, .yaml, .yml).",
        "there is no such file or folder.",
    ]
