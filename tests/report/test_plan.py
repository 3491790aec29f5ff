"""The remediation plan: the ten items of Quảng Ngãi's document come out, for everybody or one unit, in every format."""

import json
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from jsonschema import Draft202012Validator

from scoring import evaluate, load_evidence, load_rulebook
from scoring.advice.remediation import RemediationPlan, plan_remediation
from scoring.errors import ReportError, RulebookError, ScoreError
from scoring.report.plan import FORMATS
from scoring.report.plan.content import content_of
from scoring.rulebook.plan_texts import load_plan_texts
from tests.generated import ROOT, rulebook_of
from tests.plan_quang_ngai_2021 import SUBJECT, read_items, sentences
from tests.report.hostile_strings import HOSTILE, hostile_result

ALL_SHORT = "quang-ngai-2021/ubnd-tinh-muoi-tieu-chi-bi-tru-diem"
PLANS = (
    ALL_SHORT,
    "quang-ngai-2021/ubnd-tinh-cuoi-nam",
    "quang-ngai-2021/ubnd-tinh-thang-9",
    "quang-ngai-2021/ubnd-tinh-thieu-so-lieu",
    "ha-tinh-2024/so-tu-phap",
    "ha-tinh-2024/ubnd-tinh-giua-nam",
)
DOCUMENT = read_items()
OFFICE = "Văn phòng UBND tỉnh"


@cache
def plan_of(name: str, unit: str | None = None) -> RemediationPlan:
    book = rulebook_of(name.partition("/")[0])
    result = evaluate(book, load_evidence(ROOT / f"examples/{name}.yaml", book))
    return plan_remediation(result, load_plan_texts(book.id, book), unit)


@pytest.mark.parametrize("clause", DOCUMENT)
def test_each_item_has_contents_units_and_time_of_the_document(clause: str):
    (item,) = (one for one in content_of(plan_of(ALL_SHORT), "vi")["measures"] if one["id"] == clause)
    said = DOCUMENT[clause]
    assert (item["title"], item["contents"], item["units"], item["when"]) == (
        said.title,
        [f"{line}." for line in said.contents],
        [f"{line}." for line in said.said],
        f"{said.when}.",
    )


@pytest.mark.parametrize("form", ["text", "docx"])
def test_every_sentence_of_the_document_around_its_items_comes_out(form: str):
    made = FORMATS.render(plan_of(ALL_SHORT), form, "vi")
    said = words_of(made)
    assert len(sentences()) == 29
    assert [line for line in sentences() if line not in said] == []


def words_of(made: str | bytes) -> str:
    """All words of a text or a Word file, with single blanks between them."""
    if isinstance(made, str):
        return " ".join(made.split())
    document = docx.Document(BytesIO(made))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(paragraph.text for place in (document, *cells) for paragraph in place.paragraphs).split())


def test_items_stand_by_loss_and_the_one_at_risk_comes_last_and_says_so():
    assert next(item.criterion.id for item in plan_of(ALL_SHORT).items) == "II.9"  # 0.5125 of 1 lost
    last = content_of(plan_of(PLANS[1]), "vi")["measures"][-1]
    assert (last["id"], last["is_at_risk"]) == ("II.4", True)
    assert last["title"].endswith("khi giải quyết hồ sơ bị trễ hẹn (tiêu chí có nguy cơ bị trừ điểm)")


@pytest.mark.parametrize("asked", [OFFICE, "van-phong-ubnd-tinh", "office of the provincial people's committee"])
def test_a_unit_is_found_by_id_and_by_either_name(asked: str):
    plan = plan_of(ALL_SHORT, asked)
    assert plan.unit == "van-phong-ubnd-tinh"
    assert {item.roles for item in plan.items} == {("responsible",)}
    assert len(plan.items) == 10


def test_a_unit_sees_only_its_items_and_in_what_role():
    plan = plan_of(ALL_SHORT, "Ban Tiếp công dân")
    assert [(item.criterion.id, item.roles) for item in plan.items] == [("II.9", ("with",))]


def test_an_unknown_unit_is_told_the_nearest():
    with pytest.raises(ScoreError, match="Did you mean 'Phòng Tổng hợp'"):
        plan_of(ALL_SHORT, "Phong Tổng hợp")


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_format_names_every_item(name: str, language: str):
    plan = plan_of(name)
    titles = [item["title"] for item in content_of(plan, language)["measures"]]
    document = docx.Document(BytesIO(FORMATS.render(plan, "docx", language)))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert [text for text in paragraphs if text in {f"{n}. {title}" for n, title in enumerate(titles, 1)}] == [
        f"{n}. {title}" for n, title in enumerate(titles, 1)
    ]
    assert "{" not in "".join(paragraphs)
    assert len(document.tables[-1].rows) == len(titles) + 1
    assert len(json.loads(FORMATS.render(plan, "json", language))["items"]) == len(titles)
    text = " ".join(FORMATS.render(plan, "text", language).split())
    assert all(" ".join(title.split()) in text for title in titles)
    assert FORMATS.render(plan, "markdown", language).count("\n**") >= len(titles)


def test_the_word_file_has_the_same_bytes_each_time():
    first, second = (FORMATS.render(plan_of(ALL_SHORT), "docx", "vi") for _ in range(2))
    assert first == second


def test_a_users_own_template_takes_the_place_of_the_built_in_one(tmp_path: Path):
    own = docx.Document()
    for text in ("{%p for item in measures %}", "{{ item.id }}: {{ item.lost }}", "{%p endfor %}"):
        own.add_paragraph(text)
    own.save(tmp_path / "mau.docx")
    made = FORMATS.render(plan_of(ALL_SHORT, "Ban Tiếp công dân"), "docx", "vi", template=tmp_path / "mau.docx")
    assert [paragraph.text for paragraph in docx.Document(BytesIO(made)).paragraphs] == ["II.9: 0,51"]


def test_a_template_without_the_items_is_refused(tmp_path: Path):
    docx.Document().save(tmp_path / "mau.docx")
    with pytest.raises(ReportError, match=r"does not use \{\{ measures \}\}"):
        FORMATS.render(plan_of(ALL_SHORT), "docx", "vi", template=tmp_path / "mau.docx")


@pytest.mark.parametrize("name", PLANS)
def test_every_json_plan_fits_its_schema(name: str):
    made = json.loads(FORMATS.render(plan_of(name), "json", "vi"))
    schema = json.loads((ROOT / "docs" / "plan.schema.json").read_text("utf-8"))
    assert [fault.message for fault in Draft202012Validator(schema).iter_errors(made)] == []
    assert made["texts"]["signatory"]["vi"] == ("Chánh Văn phòng" if "quang-ngai" in name else "Thủ trưởng cơ quan")
    made["items"][0]["remedies"][0].pop("when")
    assert not Draft202012Validator(schema).is_valid(made)


def test_a_cause_names_only_the_parts_that_fell_short():
    causes = {item["id"]: item["cause"] for item in content_of(plan_of(ALL_SHORT), "vi")["measures"]}
    assert causes["II.9"] == (
        "Phản ánh, kiến nghị đã xử lý: 114 / 120 = 95,00 % < 100 %; Đúng thời gian quy định: không; "
        "Đề xuất phê bình: không"
    )


def test_a_deadline_of_the_annex_names_its_steps():
    items = {item["id"]: item for item in content_of(plan_of("ha-tinh-2024/ubnd-tinh-giua-nam"), "vi")["measures"]}
    assert items["1.2"]["deadlines"] == ["1, 2) Thường xuyên", "3) Năm 2024"]
    assert [step[:3] for step in items["1.2"]["steps"]] == ["1) ", "2) ", "3) "]


def test_the_word_file_has_the_chart_with_its_numbers_as_words():
    made = FORMATS.render(plan_of("ha-tinh-2024/so-tu-phap"), "docx", "vi")
    assert isinstance(made, bytes)
    (drawn,) = docx.Document(BytesIO(made)).element.xpath(".//wp:docPr")
    assert drawn.get("descr").startswith("Điểm đạt và điểm tối đa của từng lĩnh vực")
    assert made == FORMATS.render(plan_of("ha-tinh-2024/so-tu-phap"), "docx", "vi")


def test_without_the_package_of_charts_the_plan_has_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("scoring.report.plan.word.is_installed", lambda: False)
    monkeypatch.setattr("scoring.report.plan.page.is_installed", lambda: False)
    made = FORMATS.render(plan_of("ha-tinh-2024/so-tu-phap"), "docx", "vi")
    assert isinstance(made, bytes)
    assert docx.Document(BytesIO(made)).element.xpath(".//wp:docPr") == []
    assert '<svg class="chart"' not in str(FORMATS.render(plan_of("ha-tinh-2024/so-tu-phap"), "html", "vi"))


def test_the_page_may_be_restyled_by_a_users_template(tmp_path: Path):
    own = tmp_path / "mau.html"
    own.write_text('{% extends "plan.html" %}{% block annex %}{{ measures|length }} tiêu chí{% endblock %}', "utf-8")
    made = str(FORMATS.render(plan_of(ALL_SHORT), "html", "vi", own=own))
    assert "10 tiêu chí" in made
    assert "<table>" not in made
    own.write_text("{{ subject.__class__.__mro__ }}", "utf-8")
    with pytest.raises(ReportError):
        FORMATS.render(plan_of(ALL_SHORT), "html", "vi", own=own)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_submitted_stays_text_in_every_form(text: str):
    result = hostile_result(text)
    plan = plan_remediation(result, load_plan_texts("ha-tinh-2024", result.rulebook))
    page, markdown = str(FORMATS.render(plan, "html", "vi")), str(FORMATS.render(plan, "markdown", "vi"))
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<script>" not in markdown
    assert not re.search(r"(?<!\\)\]\(javascript", markdown)
    assert "\x1b" not in page + markdown + str(FORMATS.render(plan, "text", "vi"))
    assert json.loads(FORMATS.render(plan, "json", "vi"))["agency"]["name"] == text
    made = FORMATS.render(plan, "docx", "vi")
    assert isinstance(made, bytes)
    root = docx.Document(BytesIO(made)).element
    assert root.xpath(".//w:fldSimple | .//w:instrText | .//w:hyperlink") == []


def test_before_the_period_ends_what_the_figures_put_at_risk_joins_with_its_reason():
    plan = plan_of("quang-ngai-2021/ubnd-tinh-thang-9")
    at_risk = [item for item in plan.items if item.is_at_risk]
    assert all(item.criterion.lost == 0 for item in at_risk)
    assert {item.criterion.id: item.why is not None for item in at_risk}["II.5"]  # due by 30/09, nothing submitted
    assert len({item.criterion.id for item in plan.items}) == len(plan.items)


def test_an_overlay_has_plan_texts_of_its_own_which_replace_or_add(tmp_path: Path):
    overlay = tmp_path / "diem-rieng.yaml"
    overlay.write_text(
        "overlay: diem-rieng\nof: quang-ngai-2021\nversion: '1'\ntitle: {vi: a, en: b}\nexclude: [II.10]\n"
        "areas: {remedied_criteria: 9}\n",
        "utf-8",
    )
    (tmp_path / "diem-rieng.remediation.yaml").write_text(
        "place: {vi: Nơi khác, en: Elsewhere}\n"
        "items:\n"
        "  II.8: {add: [{do: {vi: Rà soát thêm, en: Review more}, lead: [phong-tong-hop]}]}\n"
        "  II.9: {remedies: [{do: {vi: Trả lời, en: Answer}, lead: [ban-tiep-cong-dan]}]}\n",
        "utf-8",
    )
    book = load_rulebook(overlay)
    texts = load_plan_texts(overlay, book)
    evidence = load_evidence(ROOT / f"examples/{ALL_SHORT}.yaml", book)
    content = content_of(plan_remediation(evaluate(book, evidence), texts), "vi")
    items = {item["id"]: item for item in content["measures"]}
    assert (content["place"], content["signatory"]) == ("Nơi khác", "Chánh Văn phòng")
    assert items["II.8"]["contents"][-1] == "Rà soát thêm."
    assert len(items["II.8"]["contents"]) == 2
    assert (items["II.9"]["contents"], items["II.9"]["units"]) == (["Trả lời."], ["Ban Tiếp công dân."])


@pytest.mark.parametrize(
    ("name", "basis", "purpose", "organisation", "last"),
    [
        (
            "ha-tinh-2024/ubnd-tinh",
            "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ",
            "c) Từng bước nâng cao chỉ số CCHC (PAR INDEX)",
            "Sở Nội vụ là cơ quan thường trực",
            "Lưu: VT, NC1.",
        ),
        (
            "dak-nong-2021/ubnd-tinh",
            "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010",
            "c) Phấn đấu chỉ số CCHC",
            "Sở Tư pháp: Chủ trì",
            "Lưu: VT, HCQT, NCKSTT.",
        ),
        (
            "quang-ninh-2021/ubnd-tinh",
            "Căn cứ Nghị quyết số 301/NQ-HĐND ngày 08/12/2020",
            "a) Tiếp tục nâng cao chất lượng cải cách hành chính",
            "Sở Nội vụ - Cơ quan Thường trực",
            "Ủy ban MTTQ và các đoàn thể tỉnh.",
        ),
        (
            "uong-bi-2023/ubnd-thanh-pho",
            "Thực hiện Công văn số 1269/SNV-CCHC ngày 14/7/2023",
            "b) Tạo động lực đẩy mạnh cải cách hành chính",
            "Các đơn vị được giao",
            "Lưu: VT, NV.",
        ),
        (
            "qd-766-2022/ubnd-tinh-phu-tho",
            "Căn cứ Nghị quyết số 131/NQ-CP ngày 06/10/2022",
            "- Nâng cao chất lượng phục vụ người dân, doanh nghiệp",
            "Các đơn vị được giao",
            "Lưu: VT.",
        ),
    ],
)
def test_a_plan_says_what_the_document_of_its_rulebook_says(
    name: str, basis: str, purpose: str, organisation: str, last: str
):
    content = content_of(plan_of(name), "vi")
    for key, begins in (("bases", basis), ("purposes", purpose), ("organisation", organisation)):
        assert [line for line in content[key] if line.startswith(begins)]
    assert content["recipients"][-1] == last


def test_what_only_the_issuer_says_stands_in_its_own_plan_only():
    province, department = (content_of(plan_of(f"dak-nong-2021/{name}"), "vi") for name in ("ubnd-tinh", "so-y-te"))
    unit = content_of(plan_of("dak-nong-2021/ubnd-tinh", "Sở Nội vụ"), "vi")
    assert [one["place"] for one in (province, department, unit)] == ["Đắk Nông", "…………", "…………"]
    assert [len(one["recipients"]) for one in (province, department, unit)] == [9, 1, 1]
    assert province["bases"][:-1] == department["bases"][:-1] == unit["bases"][:-1]


def test_another_units_plan_has_a_title_of_its_own():
    assert content_of(plan_of(ALL_SHORT, OFFICE), "vi")["subject"] == " ".join(SUBJECT.split())
    assert "Ban Tiếp công dân" in content_of(plan_of(ALL_SHORT, "Ban Tiếp công dân"), "vi")["subject"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("isuer: {vi: a, en: b}\n", "remediation.yaml:1:1 isuer: there is no key 'isuer'. Did you mean 'issuer'?"),
        ("bases: []\nplace: {vi: a}\n", "remediation.yaml:2:8 place"),
        ("issued_by: {kind: people_comittee, level: province}\n", "issued_by.kind: there is no kind 'people_comittee'"),
        ("issued_by: {kind: people_committee, level: provinc}\n", "issued_by.level: there is no level 'provinc'"),
        ("recipients: 5\n", "'5' is not a list"),
        ("unit: van-phong\n", "remediation.yaml:1:7 unit: there is no unit 'van-phong'"),
        ("items: {II.11: {units: []}}\n", "items.II.11: there is no criterion 'II.11'"),
        (
            "items: {II.1: {add: [{do: {vi: a, en: b}, lead: [phong-tong-hopp]}]}}\n",
            "items.II.1.add[1].lead[1]: there is no unit 'phong-tong-hopp'. Did you mean 'phong-tong-hop'?",
        ),
    ],
)
def test_a_broken_file_of_plan_texts_is_refused_by_place(tmp_path: Path, text: str, said: str):
    (tmp_path / "rulebook.yaml").write_text("rulebook: x\n", "utf-8")
    (tmp_path / "remediation.yaml").write_text(text, "utf-8")
    with pytest.raises(RulebookError) as refused:
        load_plan_texts(tmp_path, rulebook_of("quang-ngai-2021"))
    assert any(said in line for line in refused.value.sentences("en"))
