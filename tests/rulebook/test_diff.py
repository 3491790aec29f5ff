"""A comparison tells what changed in meaning, once, by aspect and agency, and nothing that is only spelt otherwise."""

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from scoring import load_rulebook
from scoring.language import Speech
from scoring.report.difference.words import value_words
from scoring.rulebook.diff import Difference, compare
from scoring.rulebook.loading import shipped_ids
from tests.broken_files import BASE
from tests.command_line import ROOT, printed

SAMPLE = ROOT / "examples" / "overlays" / "ha-tinh-2024-diem-mau.yaml"


def changed_base(folder: Path, *changes: tuple[str, str], file: str = "area.yaml") -> Path:
    home = folder / "base"
    shutil.copytree(BASE, home)
    path = home / file
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return home


def told(difference: Difference) -> list[tuple[str, str, str, str]]:
    """(id, aspect, what, where) of every edit of a criterion."""
    return [(c.id, str(e.aspect), e.what, e.where) for c in difference.changed for e in c.edits]


# What is changed in the base rulebook -> what is told of it.
MEANT = {
    ("proportional_to: {province: 90 %, commune: 75 %}", "proportional_to: {province: 95 %, commune: 75 %}"):
        [("1", "retargeted", "target", "province")],
    ("proportional_to: {province: 90 %, commune: 75 %}", "proportional_above: {province: 90 %, commune: 75 %}"):
        [("1", "retargeted", "target", "province"), ("1", "retargeted", "target", "commune")],
    ("proportional_to: {province: 90 %, commune: 75 %}", "at_least: {province: 90 %, commune: 75 %}"):
        [("1", "remeasured", "scale", "")],
    ("proportional_to: {province: 90 %, commune: 75 %}", "proportional_to: {department: 95 %, default: 80 %}"):
        [("1", "retargeted", "target", "department/province"), ("1", "retargeted", "target", "committee/province"),
         ("1", "retargeted", "target", "committee/commune")],
    ("scale: {proportional_to: {province: 90 %, commune: 75 %}}",
     "scale: {proportional_to: {province: 90 %, commune: 75 %}, nothing_below: 50 %}"):
        [("1", "remeasured", "nothing_below", "")],
    ("when_empty: not_applicable}", "when_empty: full}"): [("1", "remeasured", "measure", "")],
    ("    responsible: [so-noi-vu]\n", ""): [("1", "reassigned", "responsible", "")],
    ("applies_to: {levels: [province], kinds: [committee], tags: [has_desk], when: received > 0}",
     "applies_to: {levels: [province], tags: [has_desk], when: received > 0}"):
        [("2", "rescoped", "asked", "department/province+has_desk")],
    ("tags: [has_desk], when: received > 0}", "tags: [has_desk], when: received > 9}"):
        [("2", "rescoped", "when", "")],
    ("linear: {zero_at: 0, full_at: 10}", "linear: {zero_at: 0, full_at: 12}"): [("2", "retargeted", "target", "")],
    ("linear: {zero_at: 0, full_at: 10}", "linear: {zero_at: 1, full_at: 10}"): [("2", "remeasured", "scale", "")],
    ("due: {by: 2024-01-15}", "due: {before: 2024-01-15}"): [("3", "retargeted", "target", "")],
    ("due: {by: 2024-01-15}", "due: {by: 2024-01-15, }"): [],
    ("{on_time: 100 %, late: 50 %}", "{on_time: 100 %, late: 25 %}"): [("3", "remeasured", "scale", "")],
    ("within: 5, of: plan, days: working", "within: 5, of: plan, days: calendar"): [("4", "retargeted", "target", "")],
    ("q1: {by: 2024-03-25}", "q1: {by: 2024-03-25}, q2: {by: 2024-06-25}"): [("5", "retargeted", "target", "")],
    ("at_least: 4}, scale: proportional", "at_least: 3}, scale: proportional"): [("6", "retargeted", "target", "")],
    ("at_least: 4}, scale: proportional}", "at_least: 4}, scale: {proportional_to: 100 %}}"): [],
    ("counted: [good]", "counted: [good, poor]"): [("7", "remeasured", "measure", "")],
    ("rating: 5", "rating: 4"): [("7", "remeasured", "fact opinions", "")],
    ("{fair: 100 %, weak: 0}", "{fair: 80 %, weak: 0}"): [("8", "remeasured", "scale", "")],
    ("{at_least: 70 %, below: 90 %, earns: 50 %}", "{at_least: 70 %, below: 90 %, earns: 40 %}"):
        [("9", "remeasured", "bands", "")],
    ("{bands: [{at_least: 90 %, earns: 100 %}, {at_least: 70 %, below: 90 %, earns: 50 %}, {below: 70 %, earns: 0}]}",
     "{bands: {default: [{at_least: 90 %, earns: 100 %}, {at_least: 70 %, below: 90 %, earns: 50 %}, {below: 70 %, earns: 0}]}}"  # noqa: E501
     ):
        [],
    ("zero_if: hours > 20, ", ""): [("11", "remeasured", "zero_if", "")],
    ("source: survey, ", ""): [("12", "remeasured", "source", "")],
    ("cumulative: true}", "document: required}"):
        [(name, "remeasured", "fact received", "") for name in ("1", "2", "13")],
    ("title: {vi: Số hóa, en: Digitised}", "title: {vi: Số hóa, en: Scanned}"): [],
    ("en: Scan}, lead: [so-noi-vu]}", "en: Scan}, with: [so-noi-vu]}"): [("1", "remedied", "tasks", "")],
    ("en: Scan}, lead: [so-noi-vu]}", "en: Scan}, lead: [so-noi-vu], is_assignment: true}"):
        [("1", "remedied", "tasks", "")],
    ("    remedies: [{do: {vi: Quét, en: Scan}, lead: [so-noi-vu]}]\n", ""): [("1", "remedied", "tasks", "")],
    ("en: Visits}\n    clause: I.2\n", "en: Visits}\n    clause: I.2\n    at_risk: true\n"):
        [("2", "remedied", "at_risk", "")],
}  # fmt: skip
PLAN = "{vi: Kế hoạch, en: Plan}, clause: I.3, "


def costed(folder: Path, budget: str, unit: str = "million_dong") -> Difference:
    """The base rulebook against one in which criterion 3 has this budget."""
    folder.mkdir()
    home = changed_base(folder, (PLAN, PLAN + budget))
    head = home / "rulebook.yaml"
    text = head.read_text("utf-8").replace("calendar:", f"budget: {{unit: {unit}}}\ncalendar:")
    head.write_text(text, encoding="utf-8")
    return compare(load_rulebook(BASE), load_rulebook(home))


def test_what_the_head_declares_is_told_in_words():
    assert value_words({"unit": "million_dong", "total": "936"}, load_rulebook(BASE), Speech("vi")) == "936 triệu đồng"
    assert value_words({"unit": "thousand_dong", "total": None}, load_rulebook(BASE), Speech("en")) == "thousand đồng"
    assert value_words({"dong": Decimal(12_500_000)}, load_rulebook(BASE), Speech("en")) == "12.5 million đồng"


def test_a_budget_is_told_as_a_change_of_the_budget_whatever_its_unit(tmp_path: Path):
    millions = costed(tmp_path / "a", "budget: 10, ")
    thousands = costed(tmp_path / "b", "budget: 10000, ", "thousand_dong")
    assert told(millions) == told(thousands) == [("3", "rebudgeted", "budget", "")]
    assert [edit.new for edit in millions.changed[0].edits] == [{"dong": 10_000_000}]
    assert told(compare(millions.new, thousands.new, texts=True)) == []
    elsewhere = costed(tmp_path / "c", "also_at: [{clause: I.3b, budget: 4}], budget: 6, ")
    assert told(compare(millions.new, elsewhere.new)) == []


@pytest.mark.parametrize("change", MEANT, ids=lambda change: change[1])
def test_a_change_is_told_once(change: tuple[str, str], tmp_path: Path):
    difference = compare(load_rulebook(BASE), load_rulebook(changed_base(tmp_path, change)))
    assert told(difference) == MEANT[change]
    assert difference.is_empty == (not MEANT[change])


@pytest.mark.parametrize("change", [change for change in MEANT if MEANT[change]], ids=lambda change: change[1])
def test_the_way_back_is_told_of_the_same_places(change: tuple[str, str], tmp_path: Path):
    there = compare(load_rulebook(BASE), load_rulebook(changed_base(tmp_path, change)))
    back = compare(there.new, there.old)
    swapped = {(c.id, e._replace(old=str(e.new), new=str(e.old))) for c in back.changed for e in c.edits}
    assert swapped == {(c.id, e._replace(old=str(e.old), new=str(e.new))) for c in there.changed for e in c.edits}


def test_the_remediation_plans_are_compared(tmp_path: Path):
    """Whose plan it is and who does what are always told; what else it says with --texts."""
    home = tmp_path / "quang-ngai-2021"
    shutil.copytree(ROOT / "rules" / home.name, home)
    plan = home / "remediation.yaml"
    text = plan.read_text("utf-8").replace("unit: van-phong-ubnd-tinh", "unit: phong-tong-hop")
    text = text.replace("signatory: {vi: Chánh Văn phòng, en: Chief of the Office}\n", "")
    more = "  II.8: {add: [{do: {vi: Rà soát, en: Review}, lead: [phong-tong-hop], is_assignment: true}]}\n"
    plan.write_text(text.replace("organisation:\n", f"{more}organisation:\n"), encoding="utf-8")
    unit = ("unit", "van-phong-ubnd-tinh", "phong-tong-hop")
    item = ("item II.8", None, [{"lead": ["phong-tong-hop"], "with": [], "is_assignment": True}])
    asked = ("rules", "diff", "quang-ngai-2021", home)
    found = json.loads(printed(*asked, "--format", "json"))["remediation"]
    assert [(edit["what"], edit["old"], edit["new"]) for edit in found] == [unit, item]
    assert [edit["what"] for edit in json.loads(printed(*asked, "--texts", "--format", "json"))["remediation"]] == [
        "unit", "item II.8", "items", "signatory",
    ]  # fmt: skip
    told = " ".join(printed(*asked, "--lang", "en").split())
    assert "Remediation plan What Old New" in told
    assert "item II.8 – {lead: General Affairs Division, is_assignment: yes}" in told
    assert "Kế hoạch khắc phục" in printed(*asked)
    assert json.loads(printed("rules", "diff", home, home, "--format", "json"))["remediation"] == []


def test_texts_are_told_when_asked_for(tmp_path: Path):
    new = load_rulebook(changed_base(tmp_path, ("{vi: Quét, en: Scan}", "{vi: Quét, en: Copy}")))
    assert compare(load_rulebook(BASE), new).is_empty
    assert told(compare(load_rulebook(BASE), new, texts=True)) == [("1", "texts", "remedies", "")]


def test_weights_areas_and_criteria_that_come_and_go(tmp_path: Path):
    gone = '  - {id: "13", title: {vi: Theo dõi, en: Tracked}, clause: I.13, max_points: 0, measure: {value: received}'
    gone += ", scale: tracking}\n"
    new = gone.replace('"13"', '"14"').replace("I.13", "I.14")
    points = (
        "    max_points: 1.5\n    measure: {share",
        "    max_points: {province: 2, default: 1.5}\n    measure: {share",
    )
    changes = (gone, new), points, ("max_points: 15\n", "max_points: 15.5\n")
    difference = compare(load_rulebook(BASE), load_rulebook(changed_base(tmp_path, *changes)))
    assert [c.id for c in difference.added] == ["14"]
    assert [c.id for c in difference.removed] == ["13"]
    assert told(difference) == [("1", "reweighted", "max_points", "province")]
    assert [(area.id, area.edits[0].old, area.edits[0].new) for area in difference.areas] == [
        ("first", Decimal(15), Decimal("15.5"))
    ]


HEADS = {
    "classification": ("{at_least: 80 %, class: A}", "{above: 80 %, class: A}"),
    "period": ("from: 2024-01-01", "from: 2024-02-01"),
    "precision": ("precision: 4", "precision: 2"),
    "bonus": ("at_most: 1}", "at_most: 2}"),
    "vetoes": ("when: is_open", "when: not is_open"),
    "calendar": ("[2024-01-01]", "[2024-01-02]"),
    "tags": ("tags: {", "tags: {has_hall: {vi: có trụ sở, en: has a hall}, "),
}


@pytest.mark.parametrize("key", HEADS)
def test_a_change_of_the_head_is_told(key: str, tmp_path: Path):
    difference = compare(load_rulebook(BASE), load_rulebook(changed_base(tmp_path, HEADS[key], file="rulebook.yaml")))
    assert [edit.what for edit in difference.head] == [key]


@pytest.mark.parametrize("name", shipped_ids())
def test_a_rulebook_does_not_differ_from_itself(name: str):
    assert compare(load_rulebook(name), load_rulebook(name), texts=True).is_empty


def test_json_is_the_same_in_both_languages_and_exact():
    vi, en = (
        printed("rules", "diff", "ha-tinh-2024", SAMPLE, "--format", "json", "--lang", one) for one in ("vi", "en")
    )
    assert vi == en
    plain = json.loads(vi, parse_float=Decimal)
    assert [criterion["id"] for criterion in plain["criteria"]["changed"]] == ["VI.2.1a", "3.1", "3.4", "3.6"]
    assert plain["criteria"]["changed"][1]["edits"][0] == {
        "change": "reweighted", "what": "max_points", "for": None, "old": Decimal("0.91"), "new": 2,
    }  # fmt: skip
    assert "agencies" not in plain


@pytest.mark.parametrize(("lang", "words"), [("vi", "Không có gì thay đổi"), ("en", "Nothing changed")])
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_nothing_changed_is_said(lang: str, words: str, form: str):
    assert words in printed("rules", "diff", "ha-tinh-2024", "ha-tinh-2024", "--lang", lang, "--format", form)


def test_markdown_and_table_tell_the_same_rows():
    for words in (
        "| 3.1 | re-weighted | maximum | 0.91 | 2 |",
        "|  | re-targeted | target (province) | ≥ 90 % | ≥ 95 % |",
    ):
        assert words in printed("rules", "diff", "ha-tinh-2024", SAMPLE, "--lang", "en", "--format", "markdown")
    for language in ("vi", "en"):
        for line in printed("rules", "diff", "ha-tinh-2024", "dak-nong-2021", "--lang", language).splitlines():
            assert len(line) < 200
