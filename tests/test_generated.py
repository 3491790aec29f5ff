"""Generated files are what would be generated now; refresh them with `python -m tests.generated --write`."""

import pytest

from tests.generated import ROOT, generated, is_fresh, stale_files

FILES = generated()


@pytest.mark.parametrize("name", FILES)
def test_a_generated_file_is_fresh(name: str):
    assert is_fresh(ROOT / name, FILES[name]())


def test_nothing_else_stands_in_the_generated_folders():
    assert stale_files() == []


def test_generated_files_end_their_lines_as_every_system_reads_them():
    assert [
        name for name in FILES if not name.endswith((".docx", ".mo", ".xlsx")) and b"\r" in (ROOT / name).read_bytes()
    ] == []
