"""A rulebook as a table of its criteria for every area."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from tabulate import tabulate

from scoring.language import Speech, printable
from scoring.report.result.table import WIDTH
from scoring.report.rulebook import Shown
from scoring.report.rulebook.class_words import class_rows
from scoring.report.rulebook.effort_words import effort_lines
from scoring.report.rulebook.plan_words import plan_parts, remedy_line
from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.cost_words import budget_words, criterion_cost_words
from scoring.rulebook.plan_texts import PlanTexts
from scoring.rulebook.target_words import number_words, points_words, targets_words


def render(shown: Shown, language: str) -> str:
    """The text."""
    speech = Speech(language)
    made = "\n".join([*_lines(shown.rulebook, speech), *_plan_lines(shown.rulebook, shown.texts, speech)])
    return "\n".join(printable(line) for line in made.split("\n"))


def _lines(rulebook: Rulebook, speech: Speech) -> Iterator[str]:
    head = rulebook.head
    yield f"{speech.text(head.title)} ({rulebook.id} {head.version})"
    yield f"{head.source.document}, {speech.day(head.source.issued_on.toordinal())}, {speech.text(head.source.issuer)}"
    if head.budget:
        yield speech.say("Budget: ") + budget_words(rulebook, speech)
    for name, bound in class_rows(rulebook, speech):
        yield speech.say("Class: ") + f"{name} ({bound})"
    for area in rulebook.areas:
        yield ""
        yield f"{speech.text(area.title)}: {number_words(area.max_points, speech)} " + speech.say("points")
        yield _area_table(area, rulebook, speech)
    efforts = list(effort_lines(rulebook, speech))
    if efforts:
        yield from ("", speech.say("Effort in goal seeking"))
        for line in efforts:
            yield from _wrapped(line)


def _plan_lines(rulebook: Rulebook, texts: PlanTexts, speech: Speech) -> Iterator[str]:
    """What the document marks as at risk or gives as a task to one unit, and its remediation plan."""
    marked = [(c, [r for r in c.remedies if r.is_assignment]) for c in rulebook.criteria.values()]
    if any(c.at_risk or tasks for c, tasks in marked):
        yield from ("", speech.say("Marked by the document"))
    for criterion, tasks in marked:
        if criterion.at_risk:
            yield f"{criterion.id}: " + speech.say("at risk of losing points")
        for task in tasks:
            yield from _wrapped(f"{criterion.id}: {remedy_line(task, rulebook, speech)}")
    parts = list(plan_parts(texts, rulebook, speech))
    if parts:
        yield from ("", speech.say("Remediation plan"))
    for part in parts:
        if len(part.lines) == 1:
            yield from _wrapped(f"{part.title}: {part.lines[0]}")
            continue
        yield f"{part.title}:"
        for line in part.lines:
            yield from _wrapped(f"  - {line}")


def _wrapped(line: str) -> list[str]:
    return wrap(line, WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def _area_table(area: Area, rulebook: Rulebook, speech: Speech) -> str:
    """The criteria of an area; their budgets where one of them has any."""
    headers = speech.say("Id|Clause|Criterion|Target|Points").split("|")
    rows = [
        [c.id, c.clause, speech.text(c.title), targets_words(c, rulebook, speech), points_words(c, speech)]
        for c in area.criteria
    ]
    widths = [None, None, WIDTH // 2, WIDTH // 3, None]
    if any(criterion.costs for criterion in area.criteria):
        headers.append(speech.say("Budget"))
        for row, criterion in zip(rows, area.criteria, strict=True):
            row.append(criterion_cost_words(criterion, rulebook, speech))
        widths = [None, None, WIDTH // 3, WIDTH // 4, None, WIDTH // 6]
    return tabulate(
        rows,
        headers,
        tablefmt="simple",
        disable_numparse=True,
        maxcolwidths=widths,
        colalign=(*["left"] * 4, *["right"] * (len(headers) - 4)),
    )
