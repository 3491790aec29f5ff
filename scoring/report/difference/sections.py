"""Two rulebooks compared in the words of one language: what every form for people lays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from scoring.advice.rule_change import Shift
from scoring.language import Speech
from scoring.report.difference import Compared
from scoring.report.difference.words import aspect_words, place_words, step_rows, value_words, what_words
from scoring.report.result.table import WIDTH
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.diff import Changed, Difference, Edit
from scoring.rulebook.target_words import number_words, points_words, targets_words


class Section(NamedTuple):
    """A heading, a line under it, and a table; a table without rows is not shown."""

    heading: str
    said: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int | None]


def title_of(compared: Compared) -> str:
    """Both rulebooks with their versions."""
    difference = compared.difference
    return " → ".join(f"{book.id} {book.head.version}" for book in (difference.old, difference.new))


def sections_of(compared: Compared, language: str) -> list[Section]:
    """What changed, then a table for every agency; a section has rows, or something that is said."""
    speech, difference = Speech(language), compared.difference
    sections = [*_rules(difference, speech), *(_agency(shift, speech) for shift in compared.shifts or ())]
    if difference.is_empty:
        sections.insert(0, Section("", speech.say("Nothing changed in meaning."), (), (), ()))
    return [section for section in sections if section.rows or section.said]


def _rules(difference: Difference, speech: Speech) -> Iterator[Section]:
    old, new = difference.old, difference.new
    headers = speech.say("What|Old|New").split("|")
    wide = (None, WIDTH // 3, WIDTH // 3)
    rows = [_edit(edit, difference, speech, with_place=False) for edit in difference.head]
    yield Section(speech.say("Rulebook"), "", headers, rows, wide)
    yield Section(speech.say("Areas"), "", headers, list(_areas(difference, speech)), wide)
    yield _criteria(speech.say("Criteria added"), difference.added, new, speech)
    yield _criteria(speech.say("Criteria removed"), difference.removed, old, speech)
    rows = [row for changed in difference.changed for row in _changed(changed, difference, speech)]
    headers = speech.say("Id|Change|What|Old|New").split("|")
    heading = speech.say("Criteria changed")
    yield Section(heading, "", headers, rows, (None, None, WIDTH // 4, WIDTH // 4, WIDTH // 4))
    rows = [_edit(edit, difference, speech, with_place=False) for edit in difference.plan]
    yield Section(speech.say("Remediation plan"), "", speech.say("What|Old|New").split("|"), rows, wide)


def _areas(difference: Difference, speech: Speech) -> Iterator[list[str]]:
    for area in difference.areas_added:
        yield [f"{area.area}: {speech.text(area.title)}", "–", number_words(area.max_points, speech)]
    for area in difference.areas_removed:
        yield [f"{area.area}: {speech.text(area.title)}", number_words(area.max_points, speech), "–"]
    for changed in difference.areas:
        for edit in changed.edits:
            what, old, new = _edit(edit, difference, speech, with_place=False)
            yield [f"{changed.id}: {what}", old, new]


def _criteria(heading: str, criteria: Iterable[Criterion], book: Rulebook, speech: Speech) -> Section:
    headers = speech.say("Id|Clause|Criterion|Target|Points").split("|")
    rows = [
        [c.id, c.clause, speech.text(c.title), targets_words(c, book, speech), points_words(c, speech)]
        for c in criteria
    ]
    return Section(heading, "", headers, rows, (None, None, WIDTH // 2, WIDTH // 3, None))


def _changed(changed: Changed, difference: Difference, speech: Speech) -> Iterator[list[str]]:
    """A row per edit; the id stands on the first, an aspect on the first of its own."""
    last = None
    for number, edit in enumerate(changed.edits):
        aspect = aspect_words(edit.aspect, speech) if edit.aspect else ""
        yield [
            changed.id if number == 0 else "",
            "" if aspect == last else aspect,
            *_edit(edit, difference, speech, with_place=True),
        ]
        last = aspect


def _edit(edit: Edit, difference: Difference, speech: Speech, *, with_place: bool) -> list[str]:
    """What, before, after."""
    what = what_words(edit.what, speech)
    if with_place and edit.where:
        what += f" ({place_words(edit.where, difference.new, speech)})"
    return [what, value_words(edit.old, difference.old, speech), value_words(edit.new, difference.new, speech)]


def _agency(shift: Shift, speech: Speech) -> Section:
    """Whose points moved and by how much."""
    files = shift.old.file if not shift.has_two_files else f"{shift.old.file} → {shift.new.file}"
    said = speech.say("Evidence: {files}", files=files)
    if not shift.criteria:
        said += ". " + speech.say("No points move.")
    elif not shift.has_two_files:
        said += ". " + speech.say("One file: the whole change is that of the rules.")
    headers = speech.say("|Old|By rules|By performance|New|Change").split("|")
    return Section(f"{shift.name} ({shift.agency})", said, headers, list(step_rows(shift, speech)), ())
