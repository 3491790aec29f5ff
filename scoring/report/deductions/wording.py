"""The auditor's report in the words of one language, ready to be laid out: cover, ledger, areas, what stands apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from scoring.advice.ledger import Ledger
from scoring.engine.explain import explain
from scoring.engine.result import CriterionResult
from scoring.engine.verdict import Outcome, Reason
from scoring.language import Message, Speech
from scoring.report.facts_in_words import document_words, fact_words
from scoring.report.phrases import decimal_words, is_provisional, rounding_note, total_lines
from scoring.rulebook.target_words import targets_words
from scoring.rulebook.units import unit_names

HEADINGS: Final = {
    Outcome.MISSING: Message("Evidence missing (what it lost stands in the ledger above)"),
    Outcome.PENDING: Message("Not due yet (outside the maximum)"),
    Outcome.SURVEY: Message("Survey to come (outside the maximum)"),
    Outcome.UNSCORED: Message("Tracked, not scored"),
    Outcome.NOT_APPLICABLE: Message("Not applicable"),
}


class Line(NamedTuple):
    """A label and what stands behind it, in one piece or several."""

    label: str
    words: tuple[str, ...]


class EntryWords(NamedTuple):
    """One criterion that lost points."""

    id: str
    title: str
    clause: str
    required: str
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    arithmetic: str
    lost: str
    points: str
    max_points: str
    claimed: str
    units: tuple[str, ...]


def title_of(speech: Speech) -> str:
    """The title of the report."""
    return speech.say("Report on points lost")


def cover_of(ledger: Ledger, speech: Speech) -> Iterator[Line]:
    """Who, by which rulebook, when, with which totals, from which inputs."""
    result = ledger.result
    head, agency, names = result.rulebook.head, result.evidence.agency, result.rulebook.names
    source, period = head.source, head.period
    several = len(head.kinds[agency.kind].levels) > 1  # a kind of one level says its level in its own name
    kind = speech.text(names[agency.kind]) + (f", {speech.text(names[agency.level])}" if several else "")
    yield Line(speech.say("Agency"), (f"{agency.name} ({kind})",))
    yield Line(speech.say("Rulebook"), (f"{speech.text(head.title)} [{result.rulebook.id} {head.version}]",))
    issued = f"{source.document}, {speech.day(source.issued_on.toordinal())}, {speech.text(source.issuer)}"
    yield Line(speech.say_in("that the rulebook follows", "Decision"), (issued,))
    span = f"{speech.day(period.from_.toordinal())} – {speech.day(period.to.toordinal())}"
    yield Line(speech.say_in("assessed", "Period"), (span,))
    as_of = speech.day(result.evidence.as_of.toordinal())
    early = speech.say(" (provisional: the period is not over)")
    yield Line(speech.say("Facts as of"), (as_of + early * is_provisional(result),))
    points, maximum = (decimal_words(number, speech) for number in (result.points, result.max_points))
    index = speech.percent(*result.total.ratio) if result.total.ratio else "–"
    total = speech.say("{points} / {maximum} points; index {index}", points=points, maximum=maximum, index=index)
    yield Line(speech.say("Result"), (total, *total_lines(result, speech)))
    if result.evidence.note:
        yield Line(speech.say_in("of the agency", "Note"), (result.evidence.note,))
    yield Line(speech.say("Evidence file"), (result.evidence.file,))
    yield Line(speech.say("Evidence digest"), (result.evidence.digest,))
    yield Line(speech.say("Rulebook digest"), (result.rulebook.digest,))


def balance_words(ledger: Ledger, speech: Speech) -> str:
    """`Đối chiếu: 32,2978 điểm đạt + 1,4180 điểm trừ = 33,7158 điểm tối đa`, with every digit, so that it adds up."""
    total, places = ledger.result.total, ledger.result.precision
    points, lost, most = (
        speech.number(units, 10**places, places) for units in (total.points, ledger.all_lost, total.maximum)
    )
    return speech.say(
        "Check: {points} points + {lost} points lost = {most}, the applicable maximum.",
        points=points,
        lost=lost,
        most=most,
    )


def summary_words(ledger: Ledger, speech: Speech) -> Iterator[str]:
    """How many lost how much, what was filtered, and how points are printed."""
    result, count, every = ledger.result, len(ledger.entries), len(ledger.result.deductions)
    lost, total = (speech.points(units, result.precision) for units in (ledger.lost, ledger.all_lost))
    if ledger.unit is not None:
        (name,) = unit_names([ledger.unit], result.rulebook, speech.language)
        yield speech.say("Only what this unit answers for: {name}.", name=name)
    if ledger.area is not None:
        name = next(speech.text(area.title) for area in result.rulebook.areas if area.area == ledger.area)
        yield speech.say("Only this area: {name}.", name=name)
    if ledger.is_filtered:
        yield speech.say(
            "In this ledger: {lost} points lost, criteria: {count}; of {total} points lost in all, criteria: {every}.",
            lost=lost,
            count=count,
            total=total,
            every=every,
        )
    elif not every:
        yield speech.say("No points lost.")
    else:
        yield speech.say("Points lost: {total}, criteria: {every}.", total=total, every=every)
    note = rounding_note(result, speech)
    if note:
        yield note


def entry_words(ledger: Ledger, criterion: CriterionResult, speech: Speech) -> EntryWords:
    """One criterion that lost points, in words."""
    result, rule = ledger.result, criterion.item.criterion
    behind = list(ledger.facts_behind(criterion))
    records = {name: record for fact in behind for name, record in fact.documents}
    claimed = result.evidence.claimed.get(rule.id)
    return EntryWords(
        id=rule.id,
        title=speech.text(rule.title),
        clause=rule.clause,
        required=required_words(ledger, criterion, speech),
        facts=tuple(fact_words(fact, result.rulebook.facts[fact.name], speech) for fact in behind),
        documents=tuple(document_words(name, record, speech) for name, record in records.items()),
        arithmetic=explain(criterion, result, speech),
        lost=speech.points(criterion.lost, criterion.precision),
        points=decimal_words(criterion.points or criterion.max_points * 0, speech),
        max_points=decimal_words(criterion.max_points, speech),
        claimed="" if claimed is None else decimal_words(claimed, speech),
        units=tuple(unit_names(ledger.units_of(criterion), result.rulebook, speech.language)),
    )


def required_words(ledger: Ledger, criterion: CriterionResult, speech: Speech) -> str:
    """What the plan requires of such an agency: its targets at this level, else the product, else a dash."""
    rule, result = criterion.item.criterion, ledger.result
    return targets_words(rule, result.rulebook, speech, result.plan.profile.level) or (
        speech.text(rule.product) if rule.product else "–"
    )


def ledger_headings(speech: Speech) -> list[str]:
    """The columns of the ledger where it is a table."""
    said = speech.say(
        "No.|Criterion (clause)|Required|Submitted|Documents|Arithmetic|Maximum|Granted|Lost|Claimed|Responsible"
    )
    return said.split("|")


def entry_lines(entry: EntryWords, speech: Speech) -> Iterator[Line]:
    """The lines under the title of an entry."""
    yield Line(speech.say("Required"), (entry.required,))
    yield Line(speech.say("Submitted"), entry.facts or ("–",))
    yield Line(speech.say("Documents"), entry.documents or (speech.say_in("of documents", "none"),))
    yield Line(speech.say("Arithmetic"), (entry.arithmetic,))
    if entry.claimed:
        words = speech.say("claimed {claimed}, granted {points}", claimed=entry.claimed, points=entry.points)
        yield Line(speech.say_in("beside the points", "Claim"), (words,))
    if entry.units:
        yield Line(speech.say("Responsible"), ("; ".join(entry.units),))


def apart_words(ledger: Ledger, speech: Speech) -> Iterator[tuple[str, list[str]]]:
    """Each heading of what stands apart, with a line a criterion that says why; those not asked share one line."""
    for outcome, criteria in ledger.apart:
        unasked = [c for c in criteria if c.verdict.reason == Reason.NOT_ASKED]
        lines = [
            f"[{c.id}] {speech.text(c.item.criterion.title)} ({c.item.criterion.clause}): "
            + explain(c, ledger.result, speech)
            for c in criteria
            if c.verdict.reason != Reason.NOT_ASKED
        ]
        if unasked:
            lines.append(f"{explain(unasked[0], ledger.result, speech)}: {', '.join(c.id for c in unasked)}")
        yield speech.text(HEADINGS[outcome]), lines


def area_rows(ledger: Ledger, speech: Speech) -> list[list[str]]:
    """Each area shown: title, applicable maximum, points, points lost; dashes where nothing is applicable."""
    return [
        [
            speech.text(one.area.title),
            *(
                speech.points(units, ledger.result.precision) if one.maximum else "–"
                for units in (one.maximum, one.points, one.lost)
            ),
        ]
        for one in ledger.areas
    ]


def area_losses(ledger: Ledger, speech: Speech) -> Iterator[Line]:
    """What lost points in each area: `[VI.2.1a] −0,32; [VI.2.6a] −0,16`."""
    for one in ledger.areas:
        if one.criteria:
            lost = (f"[{c.id}] −{speech.points(c.lost, c.precision)}" for c in one.criteria)
            yield Line(speech.text(one.area.title), ("; ".join(lost),))
