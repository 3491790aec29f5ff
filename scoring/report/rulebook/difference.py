"""Two rulebooks compared, for people and programs: tables of what changed, in words, as a page, or as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tabulate import tabulate

from scoring.advice.rule_change import Shift, compare_scores
from scoring.language import Speech, printable
from scoring.report.markdown_text import escape
from scoring.report.result.table import WIDTH
from scoring.report.rulebook.difference_words import aspect_words, place_words, step_rows, value_words, what_words
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.diff import Changed, Difference, Edit, compare
from scoring.rulebook.loading import load_rulebook
from scoring.rulebook.plan_texts import load_plan_texts
from scoring.rulebook.target_words import number_words, points_words, targets_words

FORMATS: Final = ("table", "json", "markdown")


class Section(NamedTuple):
    """A heading, a line under it, and a table; a table without rows is not shown."""

    heading: str
    said: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int | None]


def show_difference(old: str, new: str, files: Sequence[Path], *, texts: bool, form: str, language: str) -> str:
    """The comparison of two rulebooks, each an id or a path, and of what agencies score by the one and the other."""
    before, after = load_rulebook(old), load_rulebook(new)
    shifts = compare_scores(before, after, files) if files else None
    plans = (load_plan_texts(old, before), load_plan_texts(new, after))
    return render_difference(compare(before, after, texts=texts, plans=plans), shifts, form, language)


def render_difference(difference: Difference, shifts: Sequence[Shift] | None, form: str, language: str) -> str:
    """The text in one of FORMATS; `shifts` are the agencies whose evidence was given, None if none was asked for."""
    if form == "json":
        from scoring.report.rulebook.difference_json import difference_as_json  # noqa: PLC0415 - only this format needs it

        return difference_as_json(difference, shifts)
    speech = Speech(language)
    title = " → ".join(f"{book.id} {book.head.version}" for book in (difference.old, difference.new))
    write = _as_markdown if form == "markdown" else _as_table
    sections = [*_rules(difference, speech), *(_agency(shift, speech) for shift in shifts or ())]
    if difference.is_empty:
        said = speech.say("Nothing changed in meaning.")
        sections.insert(0, Section("", said, (), (), ()))
    return "\n".join(write(title, [section for section in sections if section.rows or section.said]))


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


Writer = Callable[[str, Sequence[Section]], Iterator[str]]


def _as_table(title: str, sections: Sequence[Section]) -> Iterator[str]:
    yield printable(title)
    for section in sections:
        yield ""
        yield from (printable(line) for line in (section.heading, section.said) if line)
        if section.rows:
            numeric = not section.widths
            yield tabulate(
                [[printable(cell) for cell in row] for row in section.rows],
                section.headers,
                tablefmt="simple",
                disable_numparse=True,
                maxcolwidths=[WIDTH // 3, *[None] * 5] if numeric else list(section.widths),
                colalign=("left", *["right"] * 5) if numeric else None,
            )
    yield ""


def _as_markdown(title: str, sections: Sequence[Section]) -> Iterator[str]:
    yield f"# {escape(title)}"
    for section in sections:
        if section.heading:
            yield from ("", f"## {escape(section.heading)}")
        if section.said:
            yield from ("", escape(section.said))
        if section.rows:
            yield from ("", f"| {' | '.join(section.headers)} |", f"|{'|'.join(' --- ' for _ in section.headers)}|")
            yield from (f"| {' | '.join(escape(cell) for cell in row)} |" for row in section.rows)
    yield ""
