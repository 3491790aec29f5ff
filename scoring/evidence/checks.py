"""What a schema cannot say of evidence: parts within wholes, days not after as_of, claims and grants within bounds."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.errors import unknown
from scoring.evidence.asked import criteria_asked
from scoring.evidence.model import Evidence
from scoring.evidence.row import row_of
from scoring.evidence.series import check_series
from scoring.exact import decimal_of
from scoring.language import Message, day_in_both, in_both
from scoring.rulebook.book import Rulebook
from scoring.rulebook.columns import Row
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.facts import GRANT_PLACES
from scoring.rulebook.measures import Granted, Share
from scoring.rulebook.setting import Setting

Finding = tuple[tuple[str | int, ...], Message]


def check_evidence(evidence: Evidence, rulebook: Rulebook) -> Iterator[Finding]:
    """Everything that does not fit together in evidence whose single values are right."""
    row = row_of(evidence, rulebook.columns)
    setting = rulebook.setting(evidence.agency.profile)
    for criterion in criteria_asked(rulebook, evidence.agency.profile):
        for part in criterion.parts:
            if isinstance(part.measure, Share):
                yield from _check_share(part.measure, setting, row)
            if isinstance(part.measure, Granted):
                yield from _check_grant(part.measure.granted, criterion, setting, row)
    yield from _check_days(evidence)
    yield from check_series(evidence, rulebook)
    yield from _check_claims(evidence, rulebook)


def _check_share(share: Share, setting: Setting, row: Row) -> Iterator[Finding]:
    value = share.compile(setting)(row)
    if value is None or (0 <= value[0] <= value[1]):
        return
    part, whole = share.share
    names = list(part.tree.names()) or list(whole.tree.names())
    yield (
        ("facts", names[0].partition(".")[0]),
        Message(
            "{part} = {value} must lie between 0 and {whole} = {most}. Check both numbers.",
            part=part.text,
            value=in_both(lambda speech: part.words(setting.columns, row, speech)),
            whole=whole.text,
            most=in_both(lambda speech: whole.words(setting.columns, row, speech)),
        ),
    )


def _check_grant(name: str, criterion: Criterion, setting: Setting, row: Row) -> Iterator[Finding]:
    units = row[setting.columns.slot(name)]
    most = setting.profile.pick(criterion.max_points)
    if units is not None and most is not None and units > most * 10**GRANT_PLACES:
        granted = decimal_of(units, GRANT_PLACES)
        yield (
            ("facts", name),
            Message(
                "{granted} points granted, more than the {most} of criterion {id}.",
                granted=granted,
                most=most,
                id=criterion.id,
            ),
        )


def _check_days(evidence: Evidence) -> Iterator[Finding]:
    used = {document for fact in evidence.facts.values() for document in fact.documents}
    for name in sorted(used & evidence.documents.keys()):
        day = evidence.documents[name].day
        if day > evidence.as_of:
            yield (
                ("documents", name, "date"),
                Message(
                    "{day} is after as_of, {as_of}. A document cannot be counted before it exists.",
                    day=day_in_both(day),
                    as_of=day_in_both(evidence.as_of),
                ),
            )


def _check_claims(evidence: Evidence, rulebook: Rulebook) -> Iterator[Finding]:
    profile = evidence.agency.profile
    asked = {criterion.id for criterion in criteria_asked(rulebook, profile)}
    for identifier, points in evidence.claimed.items():
        criterion = rulebook.criteria.get(identifier)
        if identifier in rulebook.set_aside:
            continue
        if criterion is None or identifier not in asked:
            yield ("claimed", identifier), unknown(Message("criterion"), identifier, asked)
            continue
        most = profile.pick(criterion.max_points)
        if criterion.source == "survey":
            yield (
                ("claimed", identifier),
                Message("a survey criterion is never claimed. Delete the line."),
            )
        elif most is not None and points > most:
            yield (
                ("claimed", identifier),
                Message("{points} points claimed, more than the {most} there are.", points=points, most=most),
            )
