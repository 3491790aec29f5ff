"""Cases: what an agency submits for one criterion and what a person worked out that it earns; read strictly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator

from scoring.errors import FileProblem, Problem, Refused, RulebookError, listed, shown, unknown
from scoring.language import Message
from scoring.rulebook.book import Head, Line, Rulebook
from scoring.rulebook.classification import DecidedClasses
from scoring.rulebook.fields import Parsed, Prepared
from scoring.rulebook.loading import CASES, CASES_FILE, OVERLAY_FILE
from scoring.rulebook.quantities import Day, Model, Name, refuse
from scoring.rulebook.term import TermField
from scoring.rulebook.validation import read_model
from scoring.text_file import read_text
from scoring.yaml_reader import Mapping, parse_yaml, place_of

FILL_IN: Final = "fill_in"
"""What stands under `expect` until a person has worked the points out."""
NO_CLASS: Final = ("unclassified", "not_decided")
"""What a case expects where a decision gives no class, and where there is no decision."""
HAS_POINTS: Final = frozenset({"full", "partial", "zero", "missing"})
_UNFILLED: Final = Message(
    "the result is not filled in. Work it out from the plan, and write {{outcome: …, points: …}}."
)


_NO_DECISION: Final = Message("only a class that is decided by a choice can be expected of one criterion. Delete it.")


def _parse_exact(raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, (int, Decimal)) or raw < 0:
        refuse(Message("'{raw}' is not points.", raw=shown(raw)))
    return Decimal(raw)


def _filled(raw: object) -> object:
    if raw == FILL_IN or (isinstance(raw, dict) and FILL_IN in raw.values()):
        refuse(_UNFILLED)
    return raw


class Expect(Model):
    """What was worked out by hand."""

    outcome: Literal["full", "partial", "zero", "missing", "pending", "not_applicable", "unscored", "survey"] = Field(
        description="The outcome."
    )
    points: Annotated[Decimal, Parsed(_parse_exact, str)] | None = Field(None, description="The points, exactly.")
    class_: Line | None = Field(
        None, alias="class", description="The class decided; unclassified, or not_decided, where there is none."
    )

    @model_validator(mode="after")
    def _says_points(self) -> Self:
        if self.outcome in HAS_POINTS and self.points is None:
            refuse(Message("the outcome {outcome} needs 'points'.", outcome=self.outcome))
        return self


class CaseAgency(Model):
    """The agency of a case."""

    level: Name = Field(description="Its level.")
    kind: Name = Field(description="Its kind.")
    tags: tuple[Name, ...] = Field((), description="Its tags.")
    id: str | None = Field(None, description="Its id, where a criterion names it.")


class CaseForm(Model):
    """One case as written."""

    case: Line = Field(description="What it tries.")
    criterion: str = Field(description="The criterion.")
    agency: CaseAgency = Field(description="The agency.")
    period: TermField | None = Field(None, description="The month, quarter or year, where the rulebook recurs.")
    as_of: Day | None = Field(None, description="The day; default: the end of the period.")
    facts: dict[str, Any] = Field(description="What is submitted.")
    documents: Annotated[dict[str, Day], Prepared(lambda raw: raw or {})] = Field(
        default_factory=dict, description="The day of each document."
    )
    expect: Annotated[Expect, Prepared(_filled)] = Field(description="What it comes to.")


class CaseFile(Model):
    """A file of cases."""

    cases: tuple[CaseForm, ...] = Field(description="The cases.")


@dataclass(frozen=True)
class Case:
    """One case with its place."""

    file: str
    line: int
    form: CaseForm
    as_of: date
    any_points: bool = False
    """True if only the outcome is expected: what it earns was worked out for another maximum."""

    @property
    def criterion(self) -> str:
        """The criterion it tries."""
        return self.form.criterion

    def __str__(self) -> str:
        """`area-1.yaml: 3.1: exactly the target`"""
        return f"{Path(self.file).name}: {self.form.criterion}: {self.form.case}"


def read_cases(path: Path, rulebook: Rulebook) -> list[Case]:
    """Every case of a rulebook's folder or of an overlay's file, in order; RulebookError with every problem."""
    problems: list[Problem] = []
    cases: list[Case] = []
    for file in _case_files(path):
        tree = _tree(file, problems)
        read = read_model(CaseFile, tree, str(file), problems) if tree is not None else None
        for index, form in enumerate(read.cases if read and tree is not None else ()):
            at = place_of(tree, ("cases", index))
            case = Case(str(file), at.line, form, form.as_of or rulebook.in_term(form.period).last_day)
            problems += _problems(case, rulebook, tree, index)
            cases.append(case)
    problems += _named_alike(cases)
    if problems:
        raise RulebookError(problems)
    return cases


def criteria_tried(path: Path, base: Path) -> frozenset[str]:
    """The criteria that have cases: of a rulebook's folder, or of an overlay file, with those of its base.

    A case of the base tries the old target, so it does not count for a criterion that the overlay re-targets.
    """
    own = _named_in(path)
    if not path.is_file():
        return own
    overlay = _tree(path, [])
    targets = overlay.get("targets") if overlay is not None else None
    return own | (_named_in(base) - frozenset(targets if isinstance(targets, dict) else ()))


def _case_files(path: Path) -> list[Path]:
    """The case files of a rulebook's folder, or of an overlay: `cases/` beside overlay.yaml, else NAME.cases.yaml."""
    if path.name != OVERLAY_FILE and path.is_file():
        beside = path.with_name(f"{path.stem}.{CASES_FILE}")
        return [beside] if beside.is_file() else []
    folder = path.parent if path.name == OVERLAY_FILE else path
    return sorted((folder / CASES).glob("*.yaml"))


def _named_in(folder: Path) -> frozenset[str]:
    """The criteria that some case names; files that cannot be read count for nothing here."""
    named: set[str] = set()
    for path in _case_files(folder):
        tree = _tree(path, [])
        cases = tree.get("cases") if tree is not None else None
        for case in cases if isinstance(cases, list) else ():
            if isinstance(case, dict) and isinstance(case.get("criterion"), str):
                named.add(case["criterion"])
    return frozenset(named)


def _tree(path: Path, problems: list[Problem]) -> Mapping | None:
    try:
        return parse_yaml(read_text(path), str(path), may_be_blank=True)
    except (FileProblem, Refused) as refused:
        problems.extend(refused.problems)
        return None


def _problems(case: Case, rulebook: Rulebook, tree: Mapping | None, index: int) -> list[Problem]:
    """Names in a case that its rulebook does not have."""
    found: list[tuple[Sequence[str], Message]] = []
    criterion = rulebook.criteria.get(case.criterion)
    if criterion is None:
        found.append((("criterion",), unknown(Message("criterion"), case.criterion, rulebook.criteria)))
    else:
        asked = criterion.facts()
        found += [(("facts", name), _other_fact(name, asked)) for name in case.form.facts if name not in asked]
    agency, head = case.form.agency, rulebook.head
    if agency.kind not in head.kinds:
        found.append((("agency", "kind"), unknown(Message("kind"), agency.kind, head.kinds)))
    elif agency.level not in head.kinds[agency.kind].levels:
        known = head.kinds[agency.kind].levels
        found.append((("agency", "level"), unknown(Message("level"), agency.level, known)))
    for tag in agency.tags:
        if tag not in head.tags:
            found.append((("agency", "tags"), unknown(Message("tag"), tag, head.tags)))
    problems = []
    if case.form.expect.class_ is not None:
        found += [(("expect", "class"), message) for message in _class_problems(case.form.expect.class_, head)]
    for path, message in found:
        at = place_of(tree, ("cases", index, *path))
        problems.append(Problem(case.file, at.line, at.column, f"cases[{index + 1}].{'.'.join(path)}", message))
    return problems


def _class_problems(expected: str, head: Head) -> Iterator[Message]:
    """A class is expected of one criterion only where it is decided, and by one of its names."""
    if not isinstance(head.classification, DecidedClasses):
        yield _NO_DECISION
        return
    known = [*head.classification.classes.values(), *NO_CLASS]
    if expected not in known:
        yield unknown(Message("class"), expected, known)


def _other_fact(name: str, asked: Sequence[str]) -> Message:
    known = listed(asked)
    return Message("the criterion does not use the fact '{name}'. Allowed: {known}.", name=name, known=known)


def _named_alike(cases: list[Case]) -> list[Problem]:
    seen: dict[str, Case] = {}
    problems = []
    for case in cases:
        if str(case) in seen:
            line = seen[str(case)].line
            message = Message("named like the case on line {line}.", line=line)
            problems.append(Problem(case.file, case.line, 1, "case", message))
        seen[str(case)] = case
    return problems
