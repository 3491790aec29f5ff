"""What a schema cannot say of evidence: parts within wholes, days not after as_of, claims and grants within bounds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

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
from scoring.rulebook.measures.base import Measured
from scoring.rulebook.quantities import Profile
from scoring.rulebook.setting import Setting

Finding = tuple[tuple[str | int, ...], Message]


def check_evidence(evidence: Evidence, rulebook: Rulebook) -> Iterator[Finding]:
    """Everything that does not fit together in evidence whose single values are right."""
    row = row_of(evidence, rulebook.columns)
    profile = evidence.agency.profile
    checked = _checked(rulebook, profile if profile.id in rulebook.named_agencies else profile._replace(id=""))
    for share, value_of in checked.shares:
        value = value_of(row)
        if value is not None and not 0 <= value[0] <= value[1]:
            yield _not_within(share, checked.setting, row)
    for granted, criterion in checked.grants:
        yield from _check_grant(granted, criterion, checked.setting, row)
    yield from _check_days(evidence)
    yield from check_series(evidence, rulebook)
    yield from _check_claims(evidence, rulebook)


class _Checked(NamedTuple):
    """What is checked of such an agency: every share, compiled, and every grant."""

    setting: Setting
    shares: tuple[tuple[Share, Measured], ...]
    grants: tuple[tuple[str, Criterion], ...]


@lru_cache(maxsize=64)
def _checked(rulebook: Rulebook, profile: Profile) -> _Checked:
    setting = rulebook.setting(profile)
    asked = [(criterion, part.measure) for criterion in criteria_asked(rulebook, profile) for part in criterion.parts]
    shares = tuple((one, one.compile(setting)) for _, one in asked if isinstance(one, Share))
    return _Checked(setting, shares, tuple((one.granted, of) for of, one in asked if isinstance(one, Granted)))


def _not_within(share: Share, setting: Setting, row: Row) -> Finding:
    part, whole = share.share
    names = list(part.tree.names()) or list(whole.tree.names())
    return (
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
    if not evidence.claimed:
        return
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
