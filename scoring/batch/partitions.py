"""Scores a table that lies in many files, file by file, into a folder; what is done already is not done again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from hashlib import file_digest, sha256
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

import polars as pl

from scoring.batch.best import GROUP, bests_of
from scoring.batch.engines import AUTO, ENGINES, PURE
from scoring.batch.engines.pure import verdicts_by_row
from scoring.batch.plan.codes import OUTCOMES, REASONS
from scoring.batch.plan.compiling import compile_plan
from scoring.batch.plan.field import ABOVE, BELOW, BEST_ABOVE, BEST_BELOW, best_columns, needing_field
from scoring.batch.plan.field_values import with_values
from scoring.batch.plan.formulas import Spans
from scoring.batch.plan.nodes import CannotCompileError
from scoring.batch.scoring_table import choose_engine
from scoring.batch.table.checking import check_table
from scoring.batch.table.layout import AGENCY, AS_OF, KIND, LEVEL, RULEBOOK_DIGEST, group_keys
from scoring.batch.table.layout import GROUP as OWN_GROUP
from scoring.batch.table.naming import problem_with
from scoring.batch.table.reading import laid_out, open_table
from scoring.batch.table.spans import measured_spans
from scoring.batch.table.term import placed
from scoring.engine.classification import ClassReason
from scoring.errors import EvidenceError, Problem, ScoreError
from scoring.language import Message
from scoring.rulebook.book import Rulebook

GROUPS: Final[dict[str, pl.Expr]] = {
    "kind-level": pl.concat_str(pl.col(KIND).cast(pl.String), pl.lit("/"), pl.col(LEVEL).cast(pl.String)),
    "kind": pl.col(KIND).cast(pl.String),
    "level": pl.col(LEVEL).cast(pl.String),
    "none": pl.lit("all"),
}
"""The group of each row, by the name of the grouping; any other name is a key of the agencies' own."""
INPUT_DIGEST: Final = "score.input.digest"
SETTING_DIGEST: Final = "score.setting.digest"


class Job(NamedTuple):
    """How partitions are scored: by which rulebook, as of which day, compared within which groups, by which engine."""

    rulebook: Rulebook
    as_of: date | None
    grouping: str
    engine: str


class Done(NamedTuple):
    """A partition that is scored: how many agencies it has, and whether it had been scored before."""

    file: Path
    agencies: int
    is_old: bool


def score_partitions(
    job: Job, files: Sequence[Path], folder: Path, on_done: Callable[[Done], object], *, strict: bool = False
) -> list[Problem]:
    """Score each file into one of its name in `folder`; the problems of those that could not be scored come back.

    A file is written under another name first. One that is there already, of the same rulebook, input and setting, is
    left as it is. With `strict` the first problem is raised, before anything is written if it is in a table.
    """
    for file in files:
        if file.resolve() == (folder / file.name).resolve():
            raise problem_with(file, Message("the scores would take the place of this table. Name another folder."))
    problems: list[Problem] = []
    good: dict[Path, tuple[Job, Spans]] = {}
    for file in files:
        try:
            table = _opened(job, file)
            spans = check_table(job.rulebook, table, str(file))
            rulebook = placed(job.rulebook, table, file, is_asked=job.as_of is not None)
            good[file] = (job._replace(rulebook=rulebook), spans)
        except ScoreError as error:
            problems += error.problems
    problems += _twice(job, list(good))
    if problems and strict:
        raise EvidenceError(problems)
    bests = _bests(job, good)
    folder.mkdir(parents=True, exist_ok=True)
    for file, (own, spans) in good.items():
        on_done(_score(own, file, folder / file.name, spans, bests))
    return problems


def _opened(job: Job, file: Path) -> pl.LazyFrame:
    table = open_table(file)
    return table if job.as_of is None else table.with_columns(pl.lit(job.as_of.toordinal()).alias(AS_OF))


def _twice(job: Job, files: Sequence[Path]) -> list[Problem]:
    """An agency that stands in two files; within one it has been looked for."""
    if len(files) < 2:
        return []
    ids = [_opened(job, file).select(pl.col(AGENCY).cast(pl.String), file=pl.lit(str(file))) for file in files]
    every = pl.concat(ids)
    again = every.filter(~pl.col(AGENCY).is_first_distinct()).head(5).collect()
    return [
        Problem(file, 0, 0, AGENCY, Message("the agency '{id}' stands in another table already.", id=name))
        for name, file in again.iter_rows()
    ]


def _bests(job: Job, files: Mapping[Path, tuple[Job, Spans]]) -> pl.DataFrame | None:
    """The best of every group over all files; None where nothing is scored against it."""
    asked = needing_field(job.rulebook)
    if not asked or not files:
        return None
    run = import_module(ENGINES["polars" if job.engine in (AUTO, PURE) else job.engine])
    back = {
        f"{best}{one.id}": f"{key}{one.id}" for one in asked for best, key in ((BEST_ABOVE, ABOVE), (BEST_BELOW, BELOW))
    }
    found = []
    for file, (own, spans) in files.items():
        table = laid_out(job.rulebook, _opened(job, file))
        values = run.totals(with_values(compile_plan(own.rulebook, spans)), table).collect()
        groups = table.select(AGENCY, _group_of(job, table).alias(GROUP)).collect()
        found.append(bests_of(job.rulebook, groups.join(values, on=AGENCY, how="left")).rename(back))
    return bests_of(job.rulebook, pl.concat(found))


def _group_of(job: Job, table: pl.LazyFrame) -> pl.Expr:
    """The group of each row: null for an agency that is in none, and in a table without such a key."""
    if job.grouping in GROUPS:
        return GROUPS[job.grouping]
    name = OWN_GROUP + job.grouping
    if name not in table.collect_schema().names():
        return pl.lit(None, pl.String)
    return pl.when(pl.col(name) != "").then(pl.col(name))


def own_keys(files: Sequence[Path]) -> list[str]:
    """The keys of groups of the agencies' own in all these tables."""
    names = dict.fromkeys(name for file in files for name in _column_names(file))
    return group_keys(names)


def _column_names(file: Path) -> list[str]:
    """The columns of a table; none of a file that is no table, which scoring refuses with its reason."""
    try:
        return open_table(file).collect_schema().names()
    except ScoreError:
        return []


def _score(job: Job, file: Path, target: Path, spans: Spans, bests: pl.DataFrame | None) -> Done:
    known = _metadata(job, file, bests)
    agencies: int = open_table(file).select(pl.len()).collect().item()
    if _is_done(target, known):
        return Done(target, agencies, is_old=True)
    table = laid_out(job.rulebook, _opened(job, file))
    part = target.with_name(f".{target.name}.part")
    try:
        _scored(job, table, agencies, spans, bests).sink_parquet(part, metadata=known)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Done(target, agencies, is_old=False)


def _is_done(target: Path, known: dict[str, str]) -> bool:
    """True if the scores there are of the same rulebook, input and setting; damaged ones are made anew."""
    try:
        return known.items() <= pl.read_parquet_metadata(target).items()
    except (pl.exceptions.PolarsError, OSError):
        return False


def _metadata(job: Job, file: Path, bests: pl.DataFrame | None) -> dict[str, str]:
    with file.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    setting = f"{job.as_of} {job.grouping} {bests.sort(GROUP).rows() if bests is not None else ''}"
    return {
        RULEBOOK_DIGEST: job.rulebook.digest,
        INPUT_DIGEST: digest,
        SETTING_DIGEST: sha256(setting.encode()).hexdigest(),
    }


def _scored(job: Job, table: pl.LazyFrame, agencies: int, spans: Spans, bests: pl.DataFrame | None) -> pl.LazyFrame:
    """Totals and verdicts of a file, of the same types by every engine."""
    given = table
    if bests is not None:
        grouped = table.with_columns(_group_of(job, table).alias(GROUP))
        given = grouped.join(bests.lazy(), on=GROUP, how="left", maintain_order="left").drop(GROUP)
    engine = choose_engine(job.engine, agencies) if bests is None or job.engine != AUTO else "polars"
    try:
        if engine == PURE:
            return _by_row(job, table, bests)
        known = spans if bests is None else spans | measured_spans(given, best_columns(job.rulebook))
        scored = import_module(ENGINES[engine]).verdicts(compile_plan(job.rulebook, known), given)
    except CannotCompileError as error:
        if job.engine == AUTO and bests is None:
            return _by_row(job, table, bests)
        message = Message(
            "the engine {engine} cannot score this ({what}). Use --engine pure.", engine=engine, what=error
        )
        raise EvidenceError([Problem("--engine", 0, 0, "", message)]) from None
    return _typed(job, scored)


def _by_row(job: Job, table: pl.LazyFrame, bests: pl.DataFrame | None) -> pl.LazyFrame:
    """By the pure engine, which knows no bound; it has no table of bests."""
    if bests is not None:
        message = Message("a table scored against the best of its field needs an engine in columns, such as polars.")
        raise EvidenceError([Problem("--engine", 0, 0, "", message)])
    rows = verdicts_by_row(job.rulebook, table.collect())
    return _typed(job, pl.DataFrame(rows, infer_schema_length=None).lazy())


def _typed(job: Job, scored: pl.LazyFrame) -> pl.LazyFrame:
    words: dict[str, Any] = {"outcome.": pl.Enum(list(map(str, OUTCOMES))), "reason.": pl.Enum(list(map(str, REASONS)))}
    texts: dict[str, Any] = {
        AGENCY: pl.String,
        "class": pl.String,
        "class_reason": pl.Enum(list(map(str, ClassReason))),
    }
    ids = [key + name for name in job.rulebook.criteria for key in words]
    kinds = texts | {name: words[name[: name.index(".") + 1]] for name in ids}
    return scored.select(pl.col(name).cast(kinds.get(name, pl.Int64)) for name in _in_order(job.rulebook))


def _in_order(rulebook: Rulebook) -> list[str]:
    """The columns that come out: who, the totals, the areas, what is outside the maximum, then every criterion."""
    classes = ["class", "class_reason"] if rulebook.head.classification else []
    areas = [f"{key}.{area.area}" for area in rulebook.areas for key in ("points", "max_points")]
    points = [f"points.{name}" for name in rulebook.criteria]
    words = [f"{key}.{name}" for name in rulebook.criteria for key in ("outcome", "reason")]
    return [AGENCY, "points", "max_points", "index", *classes, *areas, "bonus", "penalty", *points, *words]
