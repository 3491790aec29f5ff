"""Grades: what every value that evidence can bring a part of a criterion to earns, for each agency that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Final, NamedTuple

from scoring.exact import Ratio
from scoring.language import Message, Text, Words, in_both
from scoring.rulebook.analysis.curve import Piece, pieces_of, points_at
from scoring.rulebook.analysis.span import Span, span_of
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion, Part
from scoring.rulebook.criterion_checks import Path
from scoring.rulebook.measures import Document, Schedule
from scoring.rulebook.normal_form import scope_fits
from scoring.rulebook.quantities import Profile
from scoring.rulebook.scales import Earn
from scoring.rulebook.setting import Setting

_DOCUMENTS: Final = (
    ("on_time", Message("on time"), (1, 1, 0)),
    ("late", Message("late"), (0, 1, 1)),
    ("none", Message("not issued"), (0, 1, 0)),
)


class Grade(NamedTuple):
    """A value, how a rulebook writes it and how people say it, with the exact points it earns (units)."""

    value: str
    words: Words
    points: Fraction


class Asked:
    """One scored part of a criterion for the agencies that are treated alike."""

    def __init__(self, book: Rulebook, criterion: Criterion, part: Part, path: Path, profile: Profile) -> None:
        self.book, self.criterion, self.part, self.path, self.profile = book, criterion, part, path, profile
        options = part.measure.options(book.facts)
        self.setting: Setting = book.setting(profile)._replace(options=options)
        whole = profile.pick(criterion.max_points) if part is criterion.parts[0] and criterion.measure else None
        self.maximum = units(part.max_points if whole is None else whole, book.head.precision)

    def treats(self, profile: Profile) -> bool:
        """True if such an agency is treated like this one."""
        return _treated(self.criterion, self.part, profile) == _treated(self.criterion, self.part, self.profile)

    @cached_property
    def span(self) -> Span:
        """The values that evidence can come to."""
        return span_of(self.part.measure, self.book.facts)

    @cached_property
    def is_percent(self) -> bool:
        """True if people write the value as a percentage."""
        return self.part.measure.reads_as_percent(self.book.facts)

    @cached_property
    def pieces(self) -> list[Piece]:
        """The curve of a scale of numbers; empty for any other kind of value."""
        if self.part.measure.yields != "number" or self.part.scale.needs_field or not self.part.scale.is_scored:
            return []
        return pieces_of(self.part.scale, self.maximum, self.setting, self.span)

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """What the values that matter earn: every option, or numbers of each piece, bounds among them."""
        earn, kind = self.part.scale.compile(self.maximum, self.setting), self.part.measure.yields
        if kind == "number":
            return tuple(self._grade(value, earn) for piece in self.pieces for value in piece.samples)
        if kind == "documents":
            return tuple(Grade(value, words, Fraction(*earn(*counted))) for value, words, counted in _DOCUMENTS)
        if kind == "choice":
            names = self._option_names()
            return tuple(Grade(o, names[o], Fraction(*earn(i, 1))) for i, o in enumerate(self.setting.options))
        if kind == "yes_no":
            return (
                Grade("yes", Message("yes"), Fraction(self.maximum)),
                Grade("no", Message("no"), Fraction(0)),
            )
        return ()

    def best(self) -> Grade | None:
        """The value that earns most; of several the one that lies farthest on the better side."""
        ordered = self.grades if self.part.scale.direction(self.profile) < 0 else self.grades[::-1]
        return max(ordered, key=lambda grade: grade.points, default=None)

    def _grade(self, value: Fraction, earn: Earn) -> Grade:
        percent = self.is_percent
        return Grade(written(value, is_percent=percent), said(value, is_percent=percent), points_at(earn, value))

    def _option_names(self) -> dict[str, Text]:
        name = self.part.measure.named_facts()[0]
        return self.book.facts[name].options or {}


def units(points: Decimal, precision: int) -> int:
    """Points in units of 10**-precision."""
    return int(points * 10**precision)


def asked_parts(book: Rulebook, criterion: Criterion) -> Iterator[Asked]:
    """Every scored part, once for each way in which a scale, a maximum or a due date treats agencies alike."""
    if not criterion.is_scored or criterion.needs_field:
        return
    for key in ("", "sum_of", "best_of"):
        parts = getattr(criterion, key) if key else criterion.parts if criterion.measure else ()
        for index, part in enumerate(parts):
            seen = set()
            for profile in _tagged(book, part, criterion):
                alike = _treated(criterion, part, profile)
                if alike not in seen:
                    seen.add(alike)
                    yield Asked(book, criterion, part, (key, index) if key else (), profile)


def asked_profiles(book: Rulebook, criterion: Criterion) -> Iterator[Profile]:
    """Every level and kind of agency that a criterion is asked of, with the tags it wants."""
    tags = frozenset(criterion.applies_to.tags)
    for profile in book.head.profiles():
        if scope_fits(criterion, profile):
            yield profile._replace(tags=tags)


def _tagged(book: Rulebook, part: Part, criterion: Criterion) -> Iterator[Profile]:
    """Every agency that is asked, and the same with each tag besides that a value is written for."""
    tags = sorted({key for varying in _varying(criterion, part) for key in varying} & book.head.tags.keys())
    for profile in asked_profiles(book, criterion):
        yield profile
        yield from (profile._replace(tags=profile.tags | {tag}) for tag in tags)


def _treated(criterion: Criterion, part: Part, profile: Profile) -> tuple[str | None, ...]:
    """The keys that decide for such an agency."""
    return tuple(profile.key_in(one) for one in _varying(criterion, part))


def _varying(criterion: Criterion, part: Part) -> list[Mapping[str, object]]:
    """Everything that may treat agencies differently: the maximum, the scale, the due dates."""
    varying: list[Mapping[str, object]] = [criterion.max_points, *part.scale.varying()]
    if isinstance(part.measure, Document):
        varying.append(part.measure.due)
    if isinstance(part.measure, Schedule):
        varying += part.measure.due.values()
    return varying


def written(value: Fraction, *, is_percent: bool) -> str:
    """A value as a rulebook writes it: `82.5 %`, `28`, or `1/3` where no decimal is exact.

    >>> written(Fraction(33, 40), is_percent=True), written(Fraction(1, 3), is_percent=False)
    ('82.5 %', '1/3')
    """
    shown = value * 100 if is_percent else value
    return (_decimal(shown.as_integer_ratio()) or str(shown)) + (" %" if is_percent else "")


def said(value: Fraction, *, is_percent: bool) -> Text:
    """A value in both languages."""
    text = written(value, is_percent=is_percent)
    return Text(text.replace(".", ","), text)


def points_text(points: Fraction | int, precision: int) -> Text:
    """Exact units of points in both languages, with as many places as they have, at most six."""
    exact = Fraction(points) / 10**precision
    return in_both(lambda speech: speech.exactly(exact.numerator, exact.denominator))


def _decimal(ratio: Ratio) -> str | None:
    numerator, denominator = ratio
    rest = denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return None
    places = next(p for p in range(400) if 10**p % denominator == 0)
    whole = f"{abs(numerator) * 10**places // denominator:0{places + 1}d}"
    sign = "-" if numerator < 0 else ""
    return sign + (f"{whole[:-places]}.{whole[-places:]}" if places else whole)
