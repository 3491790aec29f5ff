"""The page of a rulebook: self-contained, every criterion behind its own anchor, everything escaped, both languages."""

import json
import re
import shutil
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from scoring import load_rulebook
from scoring.language import ENGLISH, VIETNAMESE
from scoring.report.rulebook import FORMATS, Shown
from scoring.report.rulebook.rule_words import measure_words, scale_words
from scoring.rulebook.loading import shipped_ids
from tests.broken_files import BASE
from tests.command_line import printed

VOID = {"meta", "br"}


def show_rulebook(name: str | Path, form: str, language: str) -> str:
    return str(FORMATS.render(Shown.load(name), form, language))


class Reader(HTMLParser):
    """Collects ids and links, and notes an element closed out of turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.open += [] if tag in VOID else [tag]
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", shipped_ids())
def test_every_criterion_has_its_anchor_and_every_link_leads_to_one(name: str, language: str):
    book = load_rulebook(name)
    page = show_rulebook(name, "html", language)
    found = Reader(page)
    assert (found.faults, found.open) == ([], [])
    assert {f"c-{criterion}" for criterion in book.criteria} <= set(found.ids)
    assert len(set(found.ids)) == len(found.ids)
    assert {unquote(link) for link in found.links} == {f"#{anchor}" for anchor in found.ids}
    assert f'<html lang="{language}">' in page
    for criterion in book.criteria.values():
        assert criterion.title[language].replace(" %", "\xa0%") in unescape(page)


def test_nothing_is_fetched_and_no_script_runs():
    page = show_rulebook("ha-tinh-2024", "html", "vi")
    assert not re.search(r"<script|<link|<img|url\(|@import|https?://", page)


def test_the_page_says_clause_target_scale_facts_and_remedies():
    page = unescape(printed("rules", "show", "ha-tinh-2024", "--format", "html", "--lang", "vi")).replace("\xa0", " ")
    start = page.index('id="c-3.1"')
    article = page[start : page.index("</article>", start)]
    for words in (
        "II.3.1", "PL.III.1.5", "≥ 90 %", "≥ 80 %", "≥ 75 %", "cấp xã", "<strong>0,91</strong>",
        "“Số hồ sơ tiếp nhận có kết quả giải quyết đã số hóa” ÷ “Số hồ sơ TTHC tiếp nhận”",
        "điểm tối đa × giá trị ÷ 90 % (cấp tỉnh), 80 % (cấp huyện), 75 % (cấp xã), không quá tối đa",
        "kèm tài liệu", "digitised_results", "chủ trì: Các sở, ban, ngành cấp tỉnh",
    ):  # fmt: skip
        assert words in article


def test_budgets_are_shown_with_the_total_of_the_plan():
    page, listing = (show_rulebook("dak-nong-2021", form, "vi") for form in ("html", "table"))
    assert "<dt>Kinh phí</dt><dd>936 triệu đồng (18 khoản)</dd>" in page
    assert page.count("<dt>Kinh phí</dt>") == 1 + 18
    assert "Kinh phí: 936 triệu đồng (18 khoản)\n" in listing
    assert listing.count(" triệu đồng\n") == 18
    assert "Kinh phí" not in show_rulebook("uong-bi-2023", "html", "vi")


def test_what_the_document_marks_and_its_remediation_plan_are_shown():
    page = unescape(show_rulebook("quang-ngai-2021", "html", "vi")).replace("\xa0", " ")
    assert page.count('<span class="tag">có nguy cơ bị trừ điểm</span>') == 1
    start = page.index('id="c-II.4"')
    assert "có nguy cơ bị trừ điểm" in page[start : page.index("</article>", start)]
    assert page.count('<span class="tag">việc giao cho đơn vị chủ trì</span>') == 3
    plan = page[page.index('id="remediation-plan"') :]
    for words in (
        "<dt>Nơi nhận</dt>",
        "Lưu: VT, NChdv450",
        "<dt>Người ký</dt><dd>Chánh Văn phòng</dd>",
        'href="#c-II.9"',
    ):
        assert words in plan
    assert 'href="#remediation-plan"' in page
    listing = show_rulebook("quang-ngai-2021", "table", "vi")
    assert "\nII.4: có nguy cơ bị trừ điểm\n" in listing
    assert " ".join(listing.split()).count(" · việc giao cho đơn vị chủ trì") == 3
    assert "\nNgười ký: Chánh Văn phòng\n" in listing
    plain = json.loads(show_rulebook("quang-ngai-2021", "json", "vi"))
    assert plain["remediation"]["signatory"]["vi"] == "Chánh Văn phòng"
    assert [one["id"] for one in plain["criteria"] if one["at_risk"]] == ["II.4"]
    assert sum(remedy["is_assignment"] for one in plain["criteria"] for remedy in one["remedies"]) == 3


def test_a_book_without_a_plan_shows_none():
    assert "remediation-plan" not in show_rulebook(BASE, "html", "vi")
    assert "Kế hoạch khắc phục" not in show_rulebook(BASE, "table", "vi")
    assert json.loads(show_rulebook(BASE, "json", "vi"))["remediation"] is None


def test_decided_classes_are_shown():
    for form in ("html", "table"):
        shown = re.sub(r"<[^>]*>", "", unescape(show_rulebook("uong-bi-2023", form, "vi")))
        assert "không xếp loại" in shown
        assert re.search(r"Bằng khen của Chủ tịch UBND tỉnh(: | \()theo quyết định", shown)
        assert "khi quyết định: Không được khen thưởng" in shown
        assert "khi chưa có số liệu “Hình thức khen thưởng tập thể”" in shown
    plain = json.loads(show_rulebook("uong-bi-2023", "json", "vi"))
    assert plain["classification"]["unclassified"] == ["none"]


def test_what_a_rulebook_says_is_escaped(tmp_path: Path):
    home = tmp_path / "base"
    shutil.copytree(BASE, home)
    area = home / "area.yaml"
    attack = "'<script>alert(1)</script>'"
    area.write_text(area.read_text("utf-8").replace("{vi: Quét, en: Scan}", f"{{vi: {attack}, en: {attack}}}"), "utf-8")
    page = show_rulebook(home, "html", "vi")
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


SAID = {
    "1": ("“Số hóa” ÷ “Tiếp nhận” (mẫu số bằng 0 thì không áp dụng)",
          "điểm tối đa × giá trị ÷ 90 % (cấp tỉnh), 75 % (cấp xã), không quá tối đa"),
    "2": ("“Lượt khách”", "theo đường thẳng: 0 được 0 điểm, 10 đủ điểm"),
    "3": ("ngày của: “Kế hoạch”", "đúng hạn: 100 % điểm tối đa; chậm: 50 % điểm tối đa"),
    "5": ("mỗi kỳ một văn bản, theo hạn của kỳ: “Báo cáo”", "đúng hạn: 1 điểm; chậm: 0,5 điểm"),
    "6": ("tỷ lệ kỳ đạt số lượng: “Bản tin”", "điểm tối đa × giá trị, không quá tối đa"),
    "7": ("tỷ lệ câu trả lời được tính của: “Ý kiến” (mẫu số bằng 0 thì 0 điểm)",
          "từ 80 % trở lên: đủ điểm; dưới mức đó: 0"),
    "8": ("mức được chọn: “Xếp loại”", "theo mức: khá: 100 % điểm tối đa; yếu: 0"),
    "9": ("“Tỷ lệ”", "theo khoảng: ≥ 90 %: 100 % điểm tối đa; ≥ 70 % và < 90 %: 50 % điểm tối đa; < 70 %: 0"),
    "10": ("spent - hours", "mỗi vi phạm trừ 0,5 điểm"),
    "11": ("có hay không: “Công khai”", "có: đủ điểm; không: 0"),
    "13": ("“Tiếp nhận”", "chỉ theo dõi, không chấm điểm"),
    "b": ("điểm do người thẩm định cho, có lý do: “Sáng kiến”", "bằng số điểm được cho"),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_measure_and_scale_in_words(name: str):
    book = load_rulebook(BASE)
    (part,) = book.criteria[name].parts
    assert (measure_words(part.measure, book, VIETNAMESE), scale_words(part.scale, book, VIETNAMESE)) == SAID[name]
    assert measure_words(part.measure, book, ENGLISH)
    assert scale_words(part.scale, book, ENGLISH)
