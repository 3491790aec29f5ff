"""The month, quarter or year that evidence names, against the period of its rulebook."""

from __future__ import annotations

from scoring.language import Message, day_in_both
from scoring.rulebook.period import Span
from scoring.rulebook.term import Term, names_of


def check_term(term: Term | None, period: Span) -> Message | None:
    """What is wrong with naming this term under a rulebook of this period; None if nothing is."""
    if term is None:
        return None
    if not period.every:
        return Message("this rulebook covers one period and is not scored by month, quarter or year. Delete the line.")
    if term.every not in period.every:
        return Message(
            "this rulebook is not scored by {term}. Write {names}.",
            term=term.words(),
            names=names_of(period.every, term.starts_on.year),
        )
    if term.ends_on < period.from_:
        begins = day_in_both(period.from_)
        return Message("{term} ends before the rulebook begins, {day}.", term=term.words(), day=begins)
    if term.starts_on > period.to:
        return Message("{term} begins after the rulebook ends, {day}.", term=term.words(), day=day_in_both(period.to))
    return None
