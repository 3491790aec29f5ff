"""What a result kept in Parquet remembers of rulebook and evidence, so that next year's rules can score it as well.

The evidence is kept as the integers of its columns, as in the table of many agencies. Carried over to another rulebook
it is treated as `scoring.evidence.carried` treats a file: what the other does not ask is left out, as are claims and
answers to a fact of the same name but another type; days move by as much as lies between the two periods.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from scoring.evidence.asked import facts_asked
from scoring.evidence.carried import moved_day
from scoring.evidence.model import Agency, Evidence, Place, Submitted
from scoring.exact import round_half_up
from scoring.language import Text
from scoring.rulebook.book import Rulebook
from scoring.rulebook.facts import DECLARED_NONE, Fact

DATED: Final = frozenset({"date", "document", "documents"})


class KeptRules(NamedTuple):
    """What is remembered of a rulebook: its period, how it asked for each fact, and its criteria."""

    starts_on: date
    recurs: bool
    facts: dict[str, dict[str, Any]]
    criteria: dict[str, tuple[Text, str]]
    """The title of each criterion, and what it counts as."""


def write_rules(rulebook: Rulebook) -> str:
    """What has to be remembered of a rulebook, as JSON."""
    criteria = {
        name: {"vi": one.title.vi, "en": one.title.en, "counts_as": one.counts_as}
        for name, one in rulebook.criteria.items()
    }
    return json.dumps(
        {
            "starts_on": rulebook.head.period.from_.isoformat(),
            "recurs": bool(rulebook.recurring.head.period.every),
            "facts": {name: _asked(fact) for name, fact in rulebook.facts.items()},
            "criteria": criteria,
        },
        ensure_ascii=False,
    )


def read_rules(text: str) -> KeptRules:
    """The same read back; KeyError, TypeError or ValueError if it is not."""
    kept = json.loads(text)
    criteria = {name: (Text(one["vi"], one["en"]), str(one["counts_as"])) for name, one in kept["criteria"].items()}
    return KeptRules(date.fromisoformat(kept["starts_on"]), bool(kept["recurs"]), dict(kept["facts"]), criteria)


def write_evidence(evidence: Evidence, rulebook: Rulebook) -> str:
    """What has to be remembered of the evidence of one agency, as JSON."""
    documented = [name for name, one in evidence.facts.items() if _is_documented(one, rulebook.facts[name])]
    kept = {
        "tags": list(evidence.agency.tags),
        "groups": evidence.agency.groups,
        "as_of": evidence.as_of.isoformat(),
        "facts": {column: units for one in evidence.facts.values() for column, units in one.cells.items()},
        "documented": documented,
    }
    return json.dumps(kept, ensure_ascii=False)


def carried_evidence(text: str, agency: Agency, rules: KeptRules, rulebook: Rulebook, at: Place) -> Evidence:
    """The evidence that is remembered, as evidence for another rulebook; the tags and groups of `agency` are its own.

    KeyError, TypeError or ValueError if it is not what `write_evidence` wrote.
    """
    kept = json.loads(text)
    tags = tuple(str(tag) for tag in kept["tags"] if tag in rulebook.head.tags)
    agency = agency.model_copy(update={"tags": tags, "groups": dict(kept["groups"])})
    months = _months_between(rules, rulebook)
    asked = facts_asked(rulebook, agency.profile)
    facts = {
        name: submitted
        for name in rulebook.facts
        if name in asked and (submitted := _submitted(name, kept, rules, rulebook, months, at)) is not None
    }
    day = moved_day(date.fromisoformat(kept["as_of"]), months)
    return Evidence(at.file, "", agency, day, None, facts, {}, {}, rulebook.columns, rulebook.term)


def _asked(fact: Fact) -> dict[str, Any]:
    kept: dict[str, Any] = fact.model_dump(mode="json", include={"type", "options", "answers"})
    return kept | {"places": fact.places}


def _is_documented(submitted: Submitted, fact: Fact) -> bool:
    """True if a document backs it; a table keeps no documents, but a value there had the one that it needs."""
    return bool(submitted.documents) or (fact.document == "required" and not submitted.lacks_document)


def _months_between(rules: KeptRules, rulebook: Rulebook) -> int:
    """How far days move: as many years as lie between yearly periods, as many months between shorter ones."""
    start = rulebook.head.period.from_
    years, months = start.year - rules.starts_on.year, start.month - rules.starts_on.month
    return 12 * years + (months if rules.recurs and rulebook.recurring.head.period.every else 0)


def _submitted(
    name: str, kept: dict[str, Any], rules: KeptRules, rulebook: Rulebook, months: int, at: Place
) -> Submitted | None:
    fact, own = rulebook.facts[name], rules.facts.get(name)
    theirs = _asked(fact)
    if own is None or any(own[key] != theirs[key] for key in ("type", "options", "answers")):
        return None
    cells = dict(_cells(name, kept["facts"], fact.places - int(own["places"]), rulebook, months))
    if not cells:
        return None
    lacks = fact.document == "required" and fact.type not in ("document", "documents")
    return Submitted(cells, at, (), None, lacks_document=lacks and name not in kept["documented"])


def _cells(
    name: str, units_of: dict[str, Any], places: int, rulebook: Rulebook, months: int
) -> Iterator[tuple[str, int]]:
    """The integers of the columns that both rulebooks have, in the places and days of the other."""
    is_dated = rulebook.facts[name].type in DATED
    for column in rulebook.columns.of_fact(name):
        if column in units_of:
            units = units_of[column]
            if not isinstance(units, int):
                raise TypeError(column)
            if is_dated and units != DECLARED_NONE:
                yield column, moved_day(date.fromordinal(units), months).toordinal()
            else:
                yield column, units * 10**places if places >= 0 else round_half_up(units, 10**-places)
