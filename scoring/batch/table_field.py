"""A field from a table, or by an engine that works in columns: the same results as from files, in the same form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Any

import polars as pl

from scoring.batch.engines import AUTO, PURE
from scoring.batch.field import Field, evaluate_field
from scoring.batch.grouping import GroupOf
from scoring.batch.plan.nodes import CannotCompileError
from scoring.batch.scoring_table import choose_engine, score_columns
from scoring.batch.table.checking import check_table
from scoring.batch.table.layout import AGENCY, AS_OF
from scoring.batch.table.reading import laid_out, named_rulebook, open_table
from scoring.batch.table.rows import evidence_of
from scoring.batch.table.term import placed
from scoring.batch.table.writing import table_of
from scoring.engine.plan import Plan
from scoring.engine.result import Result
from scoring.engine.verdict import Outcome, Reason, Record
from scoring.errors import EvidenceError, Problem, unknown
from scoring.evidence.model import Evidence
from scoring.language import Message
from scoring.rulebook.book import Rulebook
from scoring.rulebook.clean import load_clean
from scoring.rulebook.loading import shipped_ids
from scoring.rulebook.quantities import Profile


def load_tables(paths: Sequence[Path], asked: str | None, as_of: date | None, group_of: GroupOf, engine: str) -> Field:
    """Score every row of some tables by the rulebook `asked`, else the one they name, as `load_field` scores files.

    `as_of`, where given, takes the place of the day of every row. EvidenceError lists everything that is wrong, with
    its column and row; FileProblem if one is no table.
    """
    tables = [open_table(path) for path in paths]
    rulebook = rulebook_of(paths, asked)
    books: dict[Path, Rulebook] = {}
    evidence: list[Evidence] = []
    frames = []
    day = [] if as_of is None else [pl.lit(as_of.toordinal()).alias(AS_OF)]
    for path, opened in zip(paths, tables, strict=True):
        table = opened.with_columns(day)
        check_table(rulebook, table, str(path))
        books[path] = placed(rulebook, table, path, is_asked=as_of is not None)
        frame = laid_out(rulebook, table).collect()
        with path.open("rb") as content:
            digest = file_digest(content, "sha256").hexdigest()
        evidence += evidence_of(books[path], frame, str(path), digest)
        frames.append(frame)
    _check_unique(evidence)
    rulebook = _in_one_term(books)
    results = results_of(rulebook, evidence, group_of, engine, pl.concat(frames, how="diagonal"))
    return Field(rulebook, results, ())


def _in_one_term(books: dict[Path, Rulebook]) -> Rulebook:
    """The rulebook in the month, quarter or year of all tables; EvidenceError if they are of several."""
    terms = sorted({str(book.term) for book in books.values()})
    if len(terms) > 1:
        many = ", ".join(terms)
        message = Message("the tables are of several periods: {many}. Name those of one only.", many=many)
        raise EvidenceError([Problem(str(next(iter(books))), 0, 0, AS_OF, message)])
    return next(iter(books.values()))


def rulebook_of(paths: Sequence[Path], asked: str | None) -> Rulebook:
    """The rulebook `asked`, else the shipped one that every table names."""
    if asked is not None:
        return load_clean(asked)
    named = {named_rulebook(path): path for path in reversed(paths)}
    if len(named) > 1:
        many = ", ".join(sorted(name or "–" for name in named))
        message = Message("the tables name several rulebooks: {many}. Choose one with --rulebook.", many=many)
        raise EvidenceError([Problem(str(paths[0]), 0, 0, "rulebook", message)])
    [(name, path)] = named.items()
    if name in shipped_ids():
        return load_clean(name)
    if name is None:
        message = Message("the table does not say for which rulebook it is. Name it with --rulebook.")
        raise EvidenceError([Problem(str(path), 0, 0, "rulebook", message)])
    message = Message("{problem} Or use --rulebook.", problem=unknown(Message("rulebook"), name, shipped_ids()))
    raise EvidenceError([Problem(str(path), 0, 0, "rulebook", message)])


def _check_unique(evidence: Sequence[Evidence]) -> None:
    """Refuse an agency that stands in two tables: a field counts each agency once."""
    first: dict[str, str] = {}
    problems = []
    for one in evidence:
        other = first.setdefault(one.agency.id, one.file)
        if other != one.file:
            message = Message("the agency '{id}' stands in {other} already.", id=one.agency.id, other=other)
            problems.append(Problem(one.file, 0, 0, AGENCY, message))
    if problems:
        raise EvidenceError(problems)


def results_of(
    rulebook: Rulebook, evidence: Sequence[Evidence], group_of: GroupOf, engine: str, table: pl.DataFrame | None = None
) -> tuple[Result, ...]:
    """The results of a field by the engine asked for: the same by each of them.

    EvidenceError if an engine that is asked for by name cannot score such a rulebook, with what it cannot.
    """
    chosen = choose_engine(engine, len(evidence))
    if chosen == PURE:
        return evaluate_field(rulebook, evidence, group_of)
    try:
        groups = [group_of(one) for one in evidence]
        rows = score_columns(rulebook, table_of(rulebook, evidence) if table is None else table, chosen, groups)
    except CannotCompileError as error:
        if engine == AUTO:
            return evaluate_field(rulebook, evidence, group_of)
        message = Message(
            "the engine {engine} cannot score this ({what}). Use --engine pure.", engine=chosen, what=error
        )
        raise EvidenceError([Problem(evidence[0].file, 0, 0, "", message)]) from None
    plans: dict[Profile, Plan] = {}
    return tuple(
        _result(rulebook, one, row, plans) for one, row in zip(evidence, rows.iter_rows(named=True), strict=True)
    )


def _result(rulebook: Rulebook, evidence: Evidence, row: dict[str, Any], plans: dict[Profile, Plan]) -> Result:
    profile = evidence.agency.profile
    if profile.id not in rulebook.named_agencies:
        profile = profile._replace(id="")
    if profile not in plans:
        plans[profile] = Plan(rulebook, profile)
    plan = plans[profile]
    return Result(plan, evidence, [_record(row, item.criterion.id) for item in plan.items])


def _record(row: dict[str, Any], name: str) -> Record:
    """A verdict without the value and the figures it was judged by, which a table of scores does not hold."""
    return Outcome(row[f"outcome.{name}"]), row[f"points.{name}"], Reason(row[f"reason.{name}"]), None, ()
