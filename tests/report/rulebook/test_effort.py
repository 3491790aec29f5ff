"""What a rulebook says of effort is shown on a terminal, and a change of it is told."""

from pathlib import Path

from tests.advice_samples import book, criterion, fact
from tests.command_line import score
from tests.on_disk import write_rulebook


def test_the_table_lists_what_the_rulebook_says_of_effort():
    said = " ".join(score("rules", "show", "ha-tinh-2024", "--lang", "en").stdout.split())
    _, _, efforts = said.partition("Effort in goal seeking ")
    assert efforts.startswith("civil_servant_posts_2023 (")
    assert efforts.count("): given, does not move") == 3


def test_a_change_of_effort_is_told(tmp_path: Path):
    one = criterion("1", {"value": "done"}, {"at_least": 9})
    old = write_rulebook(tmp_path / "old", book({"done": fact("count")}, one))
    new = write_rulebook(tmp_path / "new", book({"done": fact("count", effort=2)}, one))
    said = " ".join(score("rules", "diff", str(old), str(new), "--lang", "en").stdout.split())
    assert "fact done {type: count} {type: count, effort: 2}" in said
