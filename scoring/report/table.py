"""The result on a terminal: totals per area, then every deduction with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from tabulate import tabulate

from scoring.engine.explain import explain, facts_used
from scoring.engine.result import CriterionResult, Result, Sum
from scoring.engine.verdict import Outcome
from scoring.exact import Ratio
from scoring.language import Speech, printable
from scoring.rulebook.criterion import Remedy
from scoring.rulebook.units import responsible_names, unit_names

WIDTH = 100


def render(result: Result, language: str) -> str:
    """The text, at most WIDTH columns wide where words allow it."""
    speech = Speech(language)
    blocks = [_heading(result, speech), _areas(result, speech), *_totals(result, speech), *_deductions(result, speech)]
    return "\n\n".join([*blocks, *_apart(result, speech)]) + "\n"


def _heading(result: Result, speech: Speech) -> str:
    head, agency, names = result.rulebook.head, result.evidence.agency, result.rulebook.names
    several = len(head.kinds[agency.kind].levels) > 1  # a kind of one level says its level in its own name
    level = f", {speech.text(names[agency.level])}" if several else ""
    who = f"{agency.name} · {speech.text(names[agency.kind])}{level}"
    issued = speech.day(head.source.issued_on.toordinal())
    book = f"{speech.text(head.title)} ({head.source.document}, {issued})"
    as_of = speech.say("Số liệu đến ngày ", "Facts as of ") + speech.day(result.evidence.as_of.toordinal())
    lines = [who, book, as_of, *(wrap(result.evidence.note, WIDTH) if result.evidence.note else [])]
    return "\n".join(printable(line) for line in lines)


def _areas(result: Result, speech: Speech) -> str:
    rows = [[speech.text(area.title), *_numbers(total, result.precision, speech)] for area, total in result.areas]
    rows.append([speech.say("Tổng cộng", "Total"), *_numbers(result.total, result.precision, speech)])
    headers = speech.say("Lĩnh vực|Điểm|Tối đa|Chỉ số", "Area|Points|Maximum|Index").split("|")
    return tabulate(rows, headers, tablefmt="simple", disable_numparse=True, colalign=("left", *["right"] * 3))


def _numbers(total: Sum, precision: int, speech: Speech) -> list[str]:
    return [
        speech.points(total.points, precision),
        speech.points(total.maximum, precision),
        _index(total.ratio, speech),
    ]


def _index(ratio: Ratio | None, speech: Speech) -> str:
    return "–" if ratio is None else speech.percent(*ratio)


def _totals(result: Result, speech: Speech) -> Iterator[str]:
    lines = []
    head = result.rulebook.head
    for cap, points, label in (
        (head.bonus, result.bonus, speech.say("Điểm thưởng", "Bonus")),
        (head.penalty, result.penalty, speech.say("Điểm phạt", "Penalty")),
    ):
        if cap is not None:
            most = speech.say("tối đa", "at most")
            lines.append(f"{label}: {_decimal(points, speech)} ({most} {_decimal(cap.at_most, speech)})")
    if result.classification:
        lines.append(speech.say("Xếp loại: ", "Class: ") + result.classification)
    if result.evidence.as_of < head.period.to:
        low, high = (_decimal(points, speech) for points in result.interval)
        lines.append(
            speech.say(
                f"Kỳ đánh giá chưa kết thúc: chắc chắn có {low} điểm, còn có thể đạt {high} điểm.",
                f"The period is not over: {low} points are guaranteed, {high} are still attainable.",
            )
        )
    if lines:
        yield "\n".join(lines)


def _decimal(points: object, speech: Speech) -> str:
    whole, _, fraction = f"{points:f}".partition(".")
    return speech.points(int(whole + fraction), len(fraction))


def _deductions(result: Result, speech: Speech) -> Iterator[str]:
    lost = result.deductions
    total = speech.points(sum(criterion.lost for criterion in lost), result.precision)
    if not lost:
        yield speech.say("Không bị trừ điểm.", "No points lost.")
        return
    yield speech.say(f"Điểm trừ: {total} điểm ở {len(lost)} tiêu chí", f"Points lost: {total} in {len(lost)} criteria")
    for criterion in lost:
        yield "\n".join(_deduction(criterion, result, speech))


def _deduction(criterion: CriterionResult, result: Result, speech: Speech) -> Iterator[str]:
    rule = criterion.item.criterion
    lost = speech.points(criterion.lost, criterion.precision)
    yield from _wrapped(f"-{lost}  [{rule.id}] {speech.text(rule.title)} ({rule.clause})", "")
    yield from _wrapped(explain(criterion, result, speech), "    ")
    claimed = result.evidence.claimed.get(rule.id)
    if claimed is not None:
        yield from _wrapped(speech.say("Tự chấm: ", "Claimed: ") + _decimal(claimed, speech), "    ")
    places = _places(criterion, result, speech)
    if places:
        yield from _wrapped(speech.say("Số liệu: ", "Evidence: ") + places, "    ")
    responsible = responsible_names(rule, result.rulebook, result.plan.profile, speech.language)
    if responsible:
        yield from _wrapped(speech.say("Trách nhiệm: ", "Responsible: ") + "; ".join(responsible), "    ")
    yield from _remedies([remedy_words(remedy, result, speech) for remedy in rule.remedies], speech)


def _places(criterion: CriterionResult, result: Result, speech: Speech) -> str:
    """`so-tu-phap.yaml, dòng 27, 28`: the lines of one file together, so that a long path is written once."""
    lines: dict[str, set[int]] = {}
    for used in facts_used(criterion, result):
        if used.at:
            file, _, line = used.at.rpartition(":")
            lines.setdefault(file, set()).add(int(line))
    return "; ".join(
        f"{file}, {speech.say('dòng', 'line' if len(found) == 1 else 'lines')} {', '.join(map(str, sorted(found)))}"
        for file, found in lines.items()
    )


def _remedies(remedies: list[str], speech: Speech) -> Iterator[str]:
    """One remedy beside its heading, several in a list under it."""
    heading = speech.say("Khắc phục:", "Remedy:" if len(remedies) == 1 else "Remedies:")
    if len(remedies) == 1:
        yield from _wrapped(f"{heading} {remedies[0]}", "    ")
    elif remedies:
        yield f"    {heading}"
        for remedy in remedies:
            yield from _wrapped(f"- {remedy}", "      ", hanging="  ")


def remedy_words(remedy: Remedy, result: Result, speech: Speech) -> str:
    """`Quét, ký số kết quả (chủ trì: Văn phòng UBND tỉnh; thường xuyên)`"""
    lead = "; ".join(unit_names(remedy.lead, result.rulebook, speech.language))
    details = [speech.say("chủ trì: ", "lead: ") + lead] if lead else []
    details += [speech.text(remedy.when)] if remedy.when else []
    return speech.text(remedy.do) + (f" ({'; '.join(details)})" if details else "")


def _wrapped(text: str, indent: str, hanging: str = "    ") -> list[str]:
    return wrap(
        printable(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _apart(result: Result, speech: Speech) -> Iterator[str]:
    """What is outside the applicable maximum, by why; and what is missing inside it."""
    lines = []
    for outcome, label in (
        (Outcome.MISSING, speech.say("Thiếu số liệu (đã tính 0 điểm ở trên)", "Missing evidence (counted above)")),
        (Outcome.PENDING, speech.say("Chưa đến hạn", "Not due yet")),
        (Outcome.SURVEY, speech.say("Chờ điều tra xã hội học", "Waiting for the survey")),
        (Outcome.UNSCORED, speech.say("Không chấm điểm", "Not scored")),
        (Outcome.NOT_APPLICABLE, speech.say("Không áp dụng", "Not applicable")),
    ):
        found = [criterion.id for criterion in result.criteria if criterion.outcome == outcome]
        if found:
            lines += _wrapped(f"{label}: {', '.join(found)}", "")
    if lines:
        yield "\n".join(lines)
