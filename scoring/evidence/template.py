"""A blank evidence file for one kind of agency, with what to write, what counts and by when beside every line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from scoring.language import Speech
from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.facts import Fact
from scoring.rulebook.normal_form import scope_fits
from scoring.rulebook.quantities import Profile

WIDTH = 110


def blank_evidence(rulebook: Rulebook, kind: str, level: str, language: str) -> str:
    """The YAML text of a blank form; every fact that any agency of this kind and level may be asked for is in it."""
    speech = Speech(language)
    return (
        "\n".join([*_head(rulebook, kind, level, speech), *_facts(rulebook, kind, level, speech), *_foot(speech)])
        + "\n"
    )


def _head(rulebook: Rulebook, kind: str, level: str, speech: Speech) -> Iterator[str]:
    head = rulebook.head
    names = rulebook.names
    several = len(head.kinds[kind].levels) > 1  # a kind of one level says its level in its own name
    who = speech.text(names[kind]) + (f", {speech.text(names[level])}" if several else "")
    yield from _comment(f"{speech.text(head.title)} ({head.source.document}).", "")
    yield from _comment(speech.say("Biểu số liệu của: ", "Evidence form of: ") + f"{who}.", "")
    yield from _comment(
        speech.say(
            "Điền vào sau dấu hai chấm. Để trống là chưa có số liệu; số 0 là không có gì. "
            "Số viết liền (10000), tỷ lệ viết 84.2 %, ngày viết 2024-01-15. "
            "Tài liệu ghi ở cuối tệp, mỗi tài liệu một mã; “none” là không ban hành. Chấm thử: score TỆP.yaml",
            "Write after the colon. Blank means not submitted; 0 means there is nothing. "
            "Write numbers without separators (10000), percentages as 84.2 %, days as 2024-01-15. "
            "List documents at the end, each under an id; none means not issued. Try it: score FILE.yaml",
        ),
        "",
    )
    yield f"rulebook: {rulebook.id}"
    yield "agency:"
    yield "  id:  # " + speech.say("mã cơ quan, ví dụ so-tu-phap", "an id, such as so-tu-phap")
    yield "  name:  # " + speech.say("tên cơ quan", "the agency's name")
    yield f"  level: {level}"
    yield f"  kind: {kind}"
    yield "  tags: []"
    for tag, label in head.tags.items():
        yield from _comment(
            speech.say("ghi vào tags nếu đúng: ", "add to tags if true: ") + f"{tag} = {speech.text(label)}", "  "
        )
    yield f"as_of: {head.period.to}"


def _facts(rulebook: Rulebook, kind: str, level: str, speech: Speech) -> Iterator[str]:
    yield "facts:"
    for area in rulebook.areas:
        asked = _asked_in(area, rulebook, kind, level)
        if not asked:
            continue
        yield ""
        yield from _comment(f"=== {speech.text(area.title)} ===", "  ")
        for name, criteria in asked.items():
            yield from _fact(name, rulebook.facts[name], criteria, rulebook, speech)


def _asked_in(area: Area, rulebook: Rulebook, kind: str, level: str) -> dict[str, list[Criterion]]:
    """The facts of an area that such an agency may be asked for, with the criteria that ask."""
    profile = Profile("", level, kind, frozenset())
    asked: dict[str, list[Criterion]] = {name: [] for name in area.facts}
    for criterion in rulebook.criteria.values():
        if scope_fits(criterion, profile):
            for name in criterion.facts():
                if name in asked:
                    asked[name].append(criterion)
    return {name: criteria for name, criteria in asked.items() if criteria}


def _fact(name: str, fact: Fact, criteria: list[Criterion], rulebook: Rulebook, speech: Speech) -> Iterator[str]:
    unit = f" ({speech.text(fact.unit)})" if fact.unit else ""
    ids = ", ".join(criterion.id for criterion in criteria)
    yield from _comment(speech.text(fact.label) + unit + speech.say(" – tiêu chí ", " – criterion ") + ids, "  ")
    if fact.note:
        yield from _comment(speech.text(fact.note), "  ")
    tags = sorted({tag for criterion in criteria for tag in criterion.applies_to.tags})
    if tags and all(criterion.applies_to.tags for criterion in criteria):
        yield from _comment(speech.say("chỉ khi có nhãn: ", "only with the tag: ") + ", ".join(tags), "  ")
    yield from _comment(_how(fact, speech), "  ")
    keys = fact.keys(rulebook.head.period.from_.year)
    blank = "{" + ", ".join(f"{key}: " for key in keys) + "}" if keys else ""
    if fact.document == "required" and fact.type not in ("document", "documents"):
        yield f"  {name}: {{value: {blank}, document: }}"
    elif fact.type == "grant":
        yield f"  {name}:  # {{points: 0.5, reason: …}}"
    else:
        yield f"  {name}: {blank}".rstrip()


def _how(fact: Fact, speech: Speech) -> str:
    """What kind of value is written."""
    if fact.type == "choice" and fact.options:
        options = "; ".join(f"{option} = {speech.text(label)}" for option, label in fact.options.items())
        return speech.say("chọn một: ", "one of: ") + options
    if fact.type == "survey" and fact.answers:
        answers = "; ".join(f"{key} = {speech.text(answer.label)}" for key, answer in fact.answers.items())
        return speech.say("số người theo từng câu trả lời: ", "how many gave each answer: ") + answers
    words = {
        "count": ("số nguyên", "a whole number"),
        "number": ("số", "a number"),
        "percent": ("tỷ lệ, ví dụ 84.2 %", "a percentage, such as 84.2 %"),
        "money": ("số đồng", "đồng"),
        "yes_no": ("có hoặc không", "yes or no"),
        "date": ("ngày, hoặc none", "a day, or none"),
        "document": ("mã tài liệu, hoặc none", "the id of a document, or none"),
        "documents": ("mỗi kỳ một mã tài liệu, hoặc none", "the id of a document for each period, or none"),
        "counts": ("mỗi kỳ một số nguyên", "a whole number for each period"),
        "grant": ("điểm do người thẩm định cho, kèm lý do", "points an assessor grants, with the reason"),
    }
    vi, en = words[fact.type]
    with_document = fact.document == "required"
    return speech.say(
        vi + (", kèm mã tài liệu" if with_document else ""),
        en + (", with the id of a document" if with_document else ""),
    )


def _foot(speech: Speech) -> Iterable[str]:
    yield ""
    yield "documents: {}"
    yield from _comment(
        speech.say("Ví dụ một tài liệu (xóa “{}” ở trên):", "A document, for example (delete the {} above):"), ""
    )
    for line in (
        "  kh-01:",
        "    number: " + speech.say("12/KH-STP", "12/KH-STP"),
        "    date: 2024-01-10",
        "    title: " + speech.say("Kế hoạch cải cách hành chính năm 2024", "Plan of administrative reform 2024"),
        "    file: ke-hoach.pdf",
    ):
        yield "#" + line


def _comment(text: str, indent: str) -> list[str]:
    return [
        f"{indent}# {line}" for line in wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    ]
