"""Rulebooks for people: the list of shipped ones, and one book as a table or in its normal form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tabulate import tabulate

from scoring.language import Speech
from scoring.report.json_text import to_json
from scoring.report.result.table import WIDTH
from scoring.report.rulebook.class_words import class_rows
from scoring.rulebook.book import Area, Rulebook
from scoring.rulebook.cost_words import budget_words, criterion_cost_words
from scoring.rulebook.loading import load_rulebook, shipped_ids
from scoring.rulebook.normal_form import normal_form
from scoring.rulebook.target_words import number_words, points_words, targets_words


def list_rulebooks(language: str) -> str:
    """A table of the shipped rulebooks."""
    speech = Speech(language)
    rows = []
    for identifier in shipped_ids():
        book = load_rulebook(identifier)
        head = book.head
        rows.append([identifier, head.version, speech.text(head.title), head.source.document, str(len(book.criteria))])
    headers = speech.say("Id|Version|Title|Document|Criteria").split("|")
    widths = [None, None, WIDTH // 3, None, None]
    return tabulate(rows, headers, tablefmt="simple", disable_numparse=True, maxcolwidths=widths) + "\n"


def show_rulebook(name: str, form: str, language: str, template: Path | None = None) -> str:
    """The rulebook of this id or path as a table, as json (the normal form, the same in every language) or as html.

    `template` is a user's own template for the html page.
    """
    rulebook = load_rulebook(name)
    if form == "html":
        from scoring.report.rulebook.page import rulebook_page  # noqa: PLC0415 - only this format needs it

        return rulebook_page(rulebook, language, template)
    if form == "json":
        return to_json(normal_form(rulebook))
    return "\n".join(_lines(rulebook, Speech(language))) + "\n"


def show_schema(name: str | None, file: str) -> str:
    """The JSON Schema of evidence for the rulebook of this name; without a name, of one kind of rulebook file."""
    if name is None:
        from scoring.rulebook.json_schema import file_schema  # noqa: PLC0415 - slow to import, and rarely asked for

        return to_json(file_schema(file))
    from scoring.evidence.schema import evidence_schema  # noqa: PLC0415

    return to_json(evidence_schema(load_rulebook(name)))


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
