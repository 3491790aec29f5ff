"""The result as a score sheet in Excel, with the official columns; subtotals are formulas beside their values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from scoring.engine.explain import explain
from scoring.engine.result import CriterionResult, Result
from scoring.exact import decimal_of
from scoring.language import Speech
from scoring.report.excel import check_installed
from scoring.report.phrases import total_lines
from scoring.rulebook.book import Area
from scoring.rulebook.units import responsible_names

if TYPE_CHECKING:
    from scoring.report.excel.sheet import ReportSheet


def render(result: Result, language: str) -> bytes:
    """The workbook."""
    check_installed()
    from scoring.report.excel.sheet import ReportSheet  # noqa: PLC0415 - XlsxWriter is an extra

    speech, head = Speech(language), result.rulebook.head
    title = speech.say("Score sheet")
    sheet = ReportSheet(title, (9, 42, 10, 10, 11, 10, 46, 36, 30), head.source.issued_on, speech)
    sheet.across(title.upper(), bold=True, font_size=14, align="center")
    sheet.across(result.evidence.agency.name, bold=True, font_size=13, align="center")
    as_of = speech.day(result.evidence.as_of.toordinal())
    book = f"{speech.text(head.title)} ({head.source.document}). "
    sheet.across(book + speech.say("Facts as of {as_of}.", as_of=as_of), align="center")
    if result.evidence.note:
        sheet.across(result.evidence.note, italic=True, align="center")
    headings = speech.say("No.|Area / criterion|Maximum|Claimed|Points|Lost|Reason|Evidence documents|Notes")
    sheet.header(headings.split("|"))
    subtotals = [_add_area(sheet, area, number, result, speech) for number, (area, _) in enumerate(result.areas, 1)]
    _add_total(sheet, subtotals, result, speech)
    _add_outside(sheet, result, speech)
    for line in total_lines(result, speech):
        sheet.across(line)
    return sheet.finish()


def _add_area(sheet: ReportSheet, area: Area, number: int, result: Result, speech: Speech) -> int:
    from scoring.report.excel.sheet import Formula  # noqa: PLC0415

    criteria = [c for c in result.criteria if c.item.area == area.area and c.item.criterion.counts_as == "points"]
    total = next(found for one, found in result.areas if one is area)
    own, first = sheet.row + 1, sheet.row + 2
    last = sheet.row + 1 + len(criteria)
    claims = [result.evidence.claimed[c.id] for c in criteria if c.id in result.evidence.claimed]
    places = result.precision
    numbers: list[object] = [
        Formula(f'=SUMIF(E{first}:E{last},">=0",C{first}:C{last})', decimal_of(total.maximum, places)),
        Formula(f"=SUM(D{first}:D{last})", sum(claims, Decimal(0))) if claims else None,
        Formula(f"=SUM(E{first}:E{last})", decimal_of(total.points, places)),
        Formula(f"=SUM(F{first}:F{last})", decimal_of(total.maximum - total.points, places)),
    ]
    sheet.add([str(number), speech.text(area.title), *numbers, None, None, None], bold=True, bg_color="#F2F2F2")
    for criterion in criteria:
        sheet.add(_cells(criterion, result, speech))
    return own


def _add_total(sheet: ReportSheet, subtotals: list[int], result: Result, speech: Speech) -> None:
    from scoring.report.excel.sheet import Formula  # noqa: PLC0415

    counted = {c.id for c in result.criteria if c.item.criterion.counts_as == "points"}
    claims = [claim for name, claim in result.evidence.claimed.items() if name in counted]
    values = (
        result.max_points,
        sum(claims, Decimal(0)) if claims else None,
        result.points,
        result.max_points - result.points,
    )
    numbers = [
        None if value is None else Formula("=" + "+".join(f"{column}{row}" for row in subtotals), value)
        for column, value in zip("CDEF", values, strict=True)
    ]
    index = speech.percent(*result.total.ratio) if result.total.ratio else "–"
    said = speech.say("Index: {index}", index=index)
    sheet.add(["", speech.say("Total"), *numbers, said, None, None], bold=True, bg_color="#DCE6F1")


def _add_outside(sheet: ReportSheet, result: Result, speech: Speech) -> None:
    """Bonus and penalty stand below the total: they are not part of it."""
    outside = [c for c in result.criteria if c.item.criterion.counts_as != "points"]
    if outside:
        sheet.across(speech.say("Bonus and penalty, outside the total"), bold=True)
    for criterion in outside:
        sheet.add(_cells(criterion, result, speech))


def _cells(criterion: CriterionResult, result: Result, speech: Speech) -> list[object]:
    rule, evidence = criterion.item.criterion, result.evidence
    named = (evidence.facts[name].documents for name in rule.facts() if name in evidence.facts)
    records = [
        evidence.documents[one]
        for one in dict.fromkeys(d for found in named for d in found)
        if one in evidence.documents
    ]
    documents = "\n".join(f"{r.number}, {speech.day(r.date.toordinal())}: {r.title}" for r in records)
    units = responsible_names(rule, result.rulebook, result.plan.profile, speech.language)
    notes = [speech.say("Clause: ") + rule.clause, *(["; ".join(units)] if units else [])]
    earned: object = "–" if criterion.points is None else criterion.points
    lost: object = criterion.deduction if criterion.points is not None and rule.counts_as == "points" else "–"
    return [
        rule.id,
        speech.text(rule.title),
        criterion.max_points,
        evidence.claimed.get(rule.id),
        earned,
        lost,
        explain(criterion, result, speech),
        documents,
        "\n".join(notes),
    ]
