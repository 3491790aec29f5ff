"""The preview on a terminal: what it says in both languages, and that a try writes nothing."""

from pathlib import Path

from tests.command_line import MIDYEAR, printed, score


def test_a_try_shows_before_and_after_per_criterion():
    said = printed("preview", MIDYEAR, "--set", "digitised_results=126000", "--lang", "en")
    # 119,000 of 140,000 is 85 % of 90 %; 126,000 is the target itself
    assert "[3.1] 0.86 → 0.91 (+0.05) Results of procedures digitised" in " ".join(said.split())
    assert "no file is written" in said


def test_without_a_try_there_is_no_difference():
    said = printed("preview", MIDYEAR, "--lang", "vi")
    assert "Nếu thay số liệu" not in said
    assert "Có nguy cơ bị trừ điểm:" in said
    assert "30/06/2024 (quá hạn): [PL.II.1.2]" in said
    assert max(map(len, said.splitlines())) <= 100


def test_a_try_that_changes_nothing_says_so():
    said = printed("preview", MIDYEAR, "--set", "digitised_results=119000", "--lang", "vi")
    assert "Không tiêu chí nào thay đổi." in said


def test_the_days_ahead_are_chosen():
    far, near = (printed("preview", MIDYEAR, "--within", days, "--lang", "vi") for days in ("100", "5"))
    assert "hạn 30/09/2024, còn 92 ngày" in " ".join(far.split())
    assert "còn 92 ngày" not in " ".join(near.split())


def test_a_wrong_try_ends_with_exit_code_4(tmp_path: Path):
    done = score("preview", MIDYEAR, "--set", "digitised_result=1", "-o", tmp_path / "x.txt", "--lang", "vi")
    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr == "--set: không có dữ liệu “digitised_result”. Có phải “digitised_results”?\n"
    assert not (tmp_path / "x.txt").exists()


def test_the_report_goes_to_a_file(tmp_path: Path):
    assert printed("preview", MIDYEAR, "-o", tmp_path / "x.txt") == ""
    assert "UBND tỉnh Hà Tĩnh" in (tmp_path / "x.txt").read_text("utf-8")


def test_the_distance_is_said_in_countable_units():
    # 85 % of 140,000 is 119,000; the target of 90 % is 126,000
    vi, en = (" ".join(printed("preview", MIDYEAR, "--lang", language).split()) for language in ("vi", "en"))
    assert "[3.1] Số hồ sơ tiếp nhận có kết quả giải quyết đã số hóa: 7.000 hồ sơ nữa → 0,91 (đủ điểm)" in vi
    assert "7,000 dossiers more → 0.91 (full)" in en
    assert "sớm hơn 2 ngày → 0,62 (đủ điểm)" in vi


def test_a_file_of_values_is_tried_and_an_impossible_one_refused(tmp_path: Path):
    path = tmp_path / "what-if.yaml"
    path.write_text("digitised_results: 126000\n", "utf-8")
    said = printed("preview", MIDYEAR, "--set-file", path, "--lang", "en")
    assert "[3.1] 0.86 → 0.91 (+0.05)" in said
    path.write_text("digitised_results: 140001\n", "utf-8")  # 140,000 were received
    done = score("preview", MIDYEAR, "--set-file", path, "--lang", "vi")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "140.001 phải từ 0 đến" in done.stderr
    assert score("preview", MIDYEAR, "--set-file", tmp_path / "none.yaml").exit_code in (2, 4)
