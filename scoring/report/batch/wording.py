"""Words that every form of a field's report shares: its title, its groups, what makes it less than it seems."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.batch.grouping import GROUPINGS
from scoring.batch.ranking import Standings
from scoring.language import Speech, printable
from scoring.rulebook.book import Rulebook


def title_words(rulebook: Rulebook, speech: Speech) -> str:
    """The title of the plan, the document and its day."""
    head = rulebook.head
    issued = speech.day(head.source.issued_on.toordinal())
    return printable(f"{speech.text(head.title)} ({head.source.document}, {issued})")


def heading_words(table: str, speech: Speech) -> str:
    """What a row of a table is, as its heading says it."""
    if table == "changes":
        return speech.say("Changes since last year")
    return speech.say("Results and ranks") if table == "agencies" else speech.say("Results by criterion")


def group_words(group: str, standings: Standings, speech: Speech) -> str:
    """`UBND, cấp huyện`, or a group of the user's own; a kind at one level says its level in its own name."""
    if standings.grouping not in GROUPINGS:
        return printable(group) or speech.say("In no group (not ranked)")
    rulebook = standings.field.rulebook
    kind, _, level = group.partition("/")
    if kind in rulebook.head.kinds and len(rulebook.head.kinds[kind].levels) == 1:
        level = ""
    words = [speech.text(rulebook.names[name]) for name in (kind, level) if name in rulebook.names]
    return printable(", ".join(words)) or speech.say("All agencies")


def day_words(standings: Standings, speech: Speech) -> str:
    """The days of the figures, the earliest first."""
    return ", ".join(speech.day(day) for day in _days(standings))


def day_note(standings: Standings, speech: Speech) -> Iterator[str]:
    """What to know where the figures are not as of one day."""
    if len(_days(standings)) > 1:
        listed = day_words(standings, speech)
        yield speech.say("Note: the figures are not as of the same day ({listed}).", listed=listed)


def refused_lines(standings: Standings, language: str) -> list[tuple[str, list[str]]]:
    """Every file that could not be scored, with its problems."""
    return [
        (printable(refused.file), [printable(problem.sentence(language)) for problem in refused.problems])
        for refused in standings.field.refused
    ]


def _days(standings: Standings) -> list[int]:
    return sorted({ranked.result.evidence.as_of.toordinal() for ranked in standings.ranked})
