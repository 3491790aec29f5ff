"""A term: one month, quarter or year of a rulebook that is scored again and again, as evidence names it."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated, Final, Literal, NamedTuple

from scoring.errors import shown
from scoring.language import Message
from scoring.rulebook.fields import Parsed
from scoring.rulebook.quantities import YEARS, refuse

Every = Literal["month", "quarter", "year"]
MONTHS_IN: Final[dict[Every, int]] = {"month": 1, "quarter": 3, "year": 12}
_TERM: Final = re.compile(r"([0-9]{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?")


class Term(NamedTuple):
    """A month, quarter or year: `2026-08`, `2026-Q3`, `2026`. Its first and last day are both included."""

    every: Every
    starts_on: date
    ends_on: date

    def __str__(self) -> str:
        """The name, as evidence writes it."""
        year, month = self.starts_on.year, self.ends_on.month
        if self.every == "year":
            return f"{year}"
        return f"{year}-{month:02d}" if self.every == "month" else f"{year}-Q{month // 3}"

    def words(self) -> Message:
        """`month 8/2026`, in both languages."""
        year, month = self.starts_on.year, self.ends_on.month
        if self.every == "month":
            return Message("month {month}/{year}", month=month, year=year)
        if self.every == "quarter":
            return Message("quarter {number}/{year}", number=("I", "II", "III", "IV")[month // 3 - 1], year=year)
        return Message("year {year}", year=year)


def term_on(day: date, every: Every) -> Term:
    """The month, quarter or year in which a day lies.

    >>> str(term_on(date(2026, 8, 31), "month")), str(term_on(date(2026, 8, 31), "quarter"))
    ('2026-08', '2026-Q3')
    """
    months = MONTHS_IN[every]
    last = (day.month - 1) // months * months + months
    return Term(every, date(day.year, last - months + 1, 1), date(day.year, last, monthrange(day.year, last)[1]))


def last_term_before(day: date, every: Every) -> Term:
    """The one before that in which a day lies."""
    return term_on(term_on(day, every).starts_on - timedelta(days=1), every)


def parse_term(raw: object) -> Term:
    """A term from `2026-08`, `2026-Q3` or `2026` (which YAML reads as a number)."""
    text = str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else raw
    found = _TERM.fullmatch(text) if isinstance(text, str) else None
    if found is None or int(found[1]) not in YEARS:
        refuse(
            Message(
                "'{raw}' is not a period. Write a month as 2026-08, a quarter as 2026-Q3, a year as 2026.",
                raw=shown(raw),
            )
        )
    year, month, quarter = found.groups()
    every: Every = "month" if month else "quarter" if quarter else "year"
    return term_on(date(int(year), int(month or 3 * int(quarter or 1)), 1), every)


def names_of(every: Iterable[Every], year: int) -> str:
    """How each is written: `2026-08, 2026-Q3, 2026`."""
    return ", ".join(str(term_on(date(year, 8, 1), one)) for one in every)


TermField = Annotated[Term, Parsed(parse_term, str)]
