"""`score check` of an overlay and its plan texts, whichever of its files is named: place and words of a fault."""

import json
import shutil
from pathlib import Path

import pytest

from scoring.rulebook.loading import shipped_folder
from tests.command_line import ROOT, printed, score

SAMPLE = ROOT / "examples" / "overlays"
HEAD = 'overlay: diem-rieng\nof: quang-ngai-2021\nversion: "1"\ntitle: {vi: Riêng, en: Own}\n'
GOOD = HEAD + "rename: {II.8: {vi: Khác, en: Other}}\n"
TEXTS = "place: {vi: Nơi khác, en: Elsewhere}\n"

# What the overlay says instead -> the place, and the words in Vietnamese and in English.
OVERLAYS = {
    HEAD + "rename: {II.88: {vi: a, en: b}}\n":
        ("5:10 rename.II.88", "không có tiêu chí “II.88”", "there is no criterion 'II.88'"),
    HEAD.replace("quang-ngai", "quang-nam") + "exclude: [II.8]\n":
        ("2:5 of", "không có bộ tiêu chí", "there is no rulebook 'quang-nam-2021'"),
    HEAD.replace("diem-rieng", "diem-chung") + "exclude: [II.8]\n":
        ("1:10 overlay", "tên tệp là “diem-rieng”", "its file is 'diem-rieng'"),
    HEAD + "exclude: II.8\n": ("5:10 exclude", "không phải một danh sách", "is not a list"),
    HEAD + "targets: {II.5: {by: 2022-09-30}}\n":
        ("5:17 targets.II.5", "không tài liệu nào bị coi là chậm", "nothing can be late"),
    HEAD + "exclude: [II.8\n":
        ("5:10", "thiếu dấu phẩy hoặc ngoặc đóng", "the closing bracket is missing"),
    HEAD + "exclude: [II.8]\nexclude: [II.9]\n": ("6:1", "đã có ở dòng 5", "already stands on line 5"),
}  # fmt: skip
# What the texts say -> the same.
PLANS = {
    "isuer: {vi: a, en: b}\n": ("1:1 isuer", "Có phải “issuer”?", "Did you mean 'issuer'?"),
    "place: {vi: a}\n": ("1:8 place", "thiếu khóa này", "this key is missing"),
    "unit: van-phong\n": ("1:7 unit", "không có đơn vị “van-phong”", "there is no unit 'van-phong'"),
    "items: {II.11: {units: []}}\n": ("1:16 items.II.11", "không có tiêu chí “II.11”", "there is no criterion 'II.11'"),
    "items: {II.1: {add: [{do: {vi: a, en: b}, lead: [phong-tong-hopp]}]}}\n":
        ("1:50 items.II.1.add[1].lead[1]", "Có phải “phong-tong-hop”?", "Did you mean 'phong-tong-hop'?"),
    "recipients: 5\n": ("1:13 recipients", "không phải một danh sách", "is not a list"),
    "place: {vi: a, en: b\n": ("1:8", "thiếu dấu phẩy hoặc ngoặc đóng", "the closing bracket is missing"),
}  # fmt: skip


def write(folder: Path, overlay: str = GOOD, texts: str = TEXTS) -> Path:
    path = folder / "diem-rieng.yaml"
    path.write_text(overlay, encoding="utf-8")
    path.with_name("diem-rieng.remediation.yaml").write_text(texts, encoding="utf-8")
    return path


@pytest.mark.parametrize("named", ["diem-rieng.yaml", "diem-rieng.remediation.yaml"])
def test_a_good_overlay_is_valid_by_whichever_of_its_files(named: str, tmp_path: Path):
    write(tmp_path)
    path = tmp_path / named
    assert printed("check", path, "--lang", "en") == f"{path}: valid (diem-rieng, criteria: 10)\n"
    assert json.loads(score("check", path, "--format", "json").stdout)["valid"] is True


def test_the_shipped_overlay_is_valid_by_its_cases_too():
    for name in ("ha-tinh-2024-diem-mau.yaml", "ha-tinh-2024-diem-mau.cases.yaml"):
        assert "hợp lệ (ha-tinh-2024-diem-mau, tiêu chí: " in printed("check", SAMPLE / name)


def test_an_overlay_in_a_folder_has_its_texts_beside_it(tmp_path: Path):
    home = tmp_path / "diem-rieng"
    home.mkdir()
    write(tmp_path).rename(home / "overlay.yaml")
    (home / "remediation.yaml").write_text(TEXTS, encoding="utf-8")
    for path in (home, home / "overlay.yaml", home / "remediation.yaml"):
        assert printed("check", path, "--lang", "en").endswith(": valid (diem-rieng, criteria: 10)\n")
    (home / "remediation.yaml").write_text("unit: van-phong\n", encoding="utf-8")
    for path in (home, home / "overlay.yaml", home / "remediation.yaml"):
        done = score("check", path, "--lang", "en")
        assert done.exit_code == 3
        assert f"{home / 'remediation.yaml'}:1:7 unit: there is no unit 'van-phong'" in done.stderr


@pytest.mark.parametrize("named", ["diem-rieng.yaml", "diem-rieng.remediation.yaml"])
@pytest.mark.parametrize("overlay", OVERLAYS)
def test_a_broken_overlay_is_told_by_place_and_words(overlay: str, named: str, tmp_path: Path):
    path = write(tmp_path, overlay)
    for language, words in zip(("vi", "en"), OVERLAYS[overlay][1:], strict=True):
        done = score("check", tmp_path / named, "--lang", language)
        assert (done.exit_code, done.stdout) == (3, "")
        assert f"{path}:{OVERLAYS[overlay][0]}" in done.stderr
        assert words in done.stderr


@pytest.mark.parametrize("named", ["diem-rieng.yaml", "diem-rieng.remediation.yaml"])
@pytest.mark.parametrize("texts", PLANS)
def test_broken_texts_of_an_overlay_are_told_by_place_and_words(texts: str, named: str, tmp_path: Path):
    path = write(tmp_path, texts=texts).with_name("diem-rieng.remediation.yaml")
    for language, words in zip(("vi", "en"), PLANS[texts][1:], strict=True):
        done = score("check", tmp_path / named, "--lang", language)
        assert (done.exit_code, done.stdout) == (3, "")
        assert f"{path}:{PLANS[texts][0]}" in done.stderr
        assert words in done.stderr


def test_texts_of_a_rulebook_are_checked_with_it(tmp_path: Path):
    home = tmp_path / "quang-ngai-2021"
    shutil.copytree(shipped_folder() / home.name, home)
    plan = home / "remediation.yaml"
    plan.write_text(plan.read_text("utf-8").replace("unit: van-phong-ubnd-tinh", "unit: van-phong"), encoding="utf-8")
    for path in (home, home / "rulebook.yaml", plan):
        done = score("check", path, "--lang", "en")
        assert done.exit_code == 3
        assert f"{plan}:4:7 unit: there is no unit 'van-phong'" in done.stderr


def test_lint_tells_of_an_overlays_texts_too(tmp_path: Path):
    write(tmp_path, texts="recipients: [{vi: UBND, en: Committee}, {vi: UBND, en: Committee}]\n")
    done = score("rules", "lint", tmp_path / "diem-rieng.yaml", "--lang", "en")
    assert done.exit_code == 0
    said = "diem-rieng.remediation.yaml:1:41 recipients[2]: this stands in number 1 already."
    assert f"{tmp_path}/{said}" in done.stdout
