"""Loads an evidence file against its rulebook; every problem is reported at once, with its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

from scoring.errors import EvidenceError, Problem, Refused, nearest, shown, unknown
from scoring.evidence.asked import facts_asked
from scoring.evidence.checks import Finding, check_evidence
from scoring.evidence.json_text import as_yaml
from scoring.evidence.model import NOT_A_LINE, Evidence, EvidenceForm, Place, Series, Submitted, is_line
from scoring.evidence.series import read_series
from scoring.evidence.terms import check_term
from scoring.evidence.values import Context, read_value
from scoring.evidence.workbook import looks_like_workbook
from scoring.language import Message
from scoring.rulebook.book import Rulebook
from scoring.rulebook.facts import Fact
from scoring.rulebook.validation import read_model
from scoring.text_file import decode_text, read_bytes
from scoring.yaml_reader import MOST_PROBLEMS, Mapping, parse_yaml, place_of

LATEST_AFTER_PERIOD: Final = timedelta(days=366)
_KEY: Final = Message("key")
_WRAPPER: Final = frozenset({"value", "document", "documents", "note", "series"})
_DOCUMENTED: Final = frozenset({"document", "documents"})


def read_evidence(path: Path, shown: str | None = None) -> Mapping:
    """The tree of an evidence file (YAML, JSON or an Excel form), with places; EvidenceError if it is not one."""
    name = shown or str(path)
    try:
        content = read_bytes(path, name)
        if looks_like_workbook(content, name):
            from scoring.evidence.workbook.reading import read_form  # noqa: PLC0415 - openpyxl is slow to import

            return read_form(content, name)
        return parse_yaml(as_yaml(decode_text(content, name), name), name, may_be_blank=True)
    except Refused as refused:
        raise EvidenceError(refused.problems) from None


def load_evidence(
    path: str | Path,
    rulebook: Rulebook,
    *,
    as_of: date | None = None,
    tree: Mapping | None = None,
    thorough: bool = False,
) -> Evidence:
    """The evidence in `path`, checked against `rulebook`; `as_of` replaces the file's own.

    `thorough` also validates against the generated JSON Schema, as every failed reading does.
    """
    file = str(path)
    tree = read_evidence(Path(path)) if tree is None else tree
    problems: list[Problem] = []
    form = read_model(EvidenceForm, tree, file, problems)
    evidence = None
    if form is not None:
        evidence = _build(form, tree, file, rulebook, as_of, problems)
    if problems or thorough:
        from scoring.evidence.schema import schema_problems  # noqa: PLC0415 - jsonschema is slow to import

        said = islice(schema_problems(tree, rulebook, file), MOST_PROBLEMS)
        problems += [problem for problem in said if not _is_told(problem, problems)]
    if problems or evidence is None:
        raise EvidenceError(problems)
    return evidence


def _is_told(problem: Problem, told: list[Problem]) -> bool:
    """True if the reader, whose words are better than the schema's, has spoken of the same place."""
    return any(
        (problem.sheet, problem.line) == (one.sheet, one.line)
        or one.path.startswith(problem.path)
        or problem.path.startswith(one.path)
        for one in told[:MOST_PROBLEMS]
    )


def _build(
    form: EvidenceForm, tree: Mapping, file: str, rulebook: Rulebook, as_of: date | None, problems: list[Problem]
) -> Evidence | None:
    def report(path: tuple[str | int, ...], message: Message) -> None:
        at = place_of(tree, path)
        said = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
        problems.append(Problem.at(file, at, said, message))

    for path, message in islice(_check_header(form, rulebook, as_of), MOST_PROBLEMS):
        report(path, message)
    if problems:
        return None
    day = as_of or form.as_of
    assert day is not None
    term = form.period or rulebook.term_on(day)
    rulebook = rulebook.in_term(term)
    facts: dict[str, Submitted] = {}
    for name, submitted, bad in _submissions(form, tree, file, rulebook):
        if submitted is not None:
            facts[name] = submitted
        for path, message in islice(bad, MOST_PROBLEMS):
            report(("facts", name, *path), message)
        if len(problems) >= MOST_PROBLEMS:
            return None
    evidence = Evidence(
        file, _digest(tree), form.agency, day, form.note, facts, form.documents, form.claimed, rulebook.columns, term
    )
    for path, message in islice(check_evidence(evidence, rulebook), MOST_PROBLEMS):
        report(path, message)
    return evidence


def _submissions(
    form: EvidenceForm, tree: Mapping, file: str, rulebook: Rulebook
) -> Iterator[tuple[str, Submitted | None, list[Finding]]]:
    """Every fact that is not left blank: its name, what was submitted if it is asked for, what is wrong."""
    period = rulebook.head.period
    context = Context(form.documents, period.from_.year, period.from_, period.to)
    asked = facts_asked(rulebook, form.agency.profile)
    facts = tree.get("facts")
    for name, raw in form.facts.items():
        is_plain = raw is not None and not isinstance(raw, dict)
        if not is_plain and name in rulebook.facts and _is_blank(raw, rulebook.facts[name].keys(context.year)):
            continue
        if name in rulebook.set_aside:
            continue
        if name not in asked:
            yield name, None, [((), _not_asked(name, rulebook, asked))]
            continue
        at, fact = Place(file, facts.values_at[name] if isinstance(facts, Mapping) else tree.at), rulebook.facts[name]
        if is_plain and fact.type not in _DOCUMENTED:
            cells, wrong = read_value(raw, fact, context)  # most lines of most files: a name and a number
            own = {name: cells[""]} if cells else {}
            yield name, Submitted(own, at, (), None, fact.document == "required"), [((), bad.message) for bad in wrong]
        else:
            yield (name, *_submit(name, raw, fact, context, at))


def _is_blank(raw: Any, keys: tuple[str, ...]) -> bool:
    """True for a line of a form left as it was: no value, or no value for any of its periods or answers."""
    if isinstance(raw, dict) and "value" in raw and raw.keys() <= _WRAPPER:
        return _is_blank(raw["value"], keys)
    if keys and isinstance(raw, dict) and raw.keys() <= set(keys):
        return all(value is None for value in raw.values())
    return raw is None


def _submit(name: str, raw: Any, fact: Fact, context: Context, at: Place) -> tuple[Submitted, list[Finding]]:
    """A fact, plain or wrapped as {value, document}, and what is wrong with it."""
    value = raw
    named: list[Any] = []
    bad: list[Finding] = []
    inside: tuple[str, ...] = ()
    series: Series = ()
    if isinstance(raw, dict) and "value" in raw:
        value, inside = raw["value"], ("value",)
        bad = [((key,), unknown(_KEY, key, _WRAPPER)) for key in raw if key not in _WRAPPER]
        named, unlisted = _named_documents(raw, context)
        bad += unlisted
        if raw.get("note") is not None and not is_line(raw["note"]):
            bad.append((("note",), NOT_A_LINE))
        series, wrong_series = read_series(raw.get("series"), fact, context)
        bad += [(("series", *path), message) for path, message in wrong_series]
    elif isinstance(raw, dict) and "document" in raw and fact.type != "documents":
        bad = [((), Message("the key 'value' is missing."))]
        return Submitted({}, at, (), None, lacks_document=False), bad
    cells, wrong = read_value(value, fact, context) if value is not None else ({}, [])
    bad += [((*inside, *([error.key] if error.key else [])), error.message) for error in wrong]
    if fact.type in _DOCUMENTED:
        parts = value.values() if isinstance(value, dict) else [value]
        named += [part for part in parts if isinstance(part, str) and part in context.documents]
    lacks = fact.document == "required" and not named and fact.type not in _DOCUMENTED
    columns = {f"{name}.{key}" if key else name: units for key, units in cells.items()}
    reason = value.get("reason") if fact.type == "grant" and isinstance(value, dict) else None
    return Submitted(columns, at, tuple(str(d) for d in named), reason, lacks, series), bad


def _named_documents(raw: dict[str, Any], context: Context) -> tuple[list[Any], list[Finding]]:
    """The documents that a wrapped value names, and those of them that are listed nowhere."""
    many = raw.get("documents") or []
    placed = [] if raw.get("document") is None else [("document", raw["document"])]
    placed += [("documents", name) for name in (many if isinstance(many, list) else [many])]
    bad: list[Finding] = []
    for key, name in placed:
        if not isinstance(name, str) or name not in context.documents:
            said = unknown(Message("document"), shown(name), context.documents)
            bad.append(((key,), Message("{problem} List it under documents.", problem=said)))
        if len(bad) >= MOST_PROBLEMS:
            break
    return [name for _, name in placed], bad


def _check_header(form: EvidenceForm, rulebook: Rulebook, as_of: date | None) -> Iterator[Finding]:
    head, agency = rulebook.head, form.agency
    if agency.level not in head.levels:
        yield ("agency", "level"), unknown(Message("level"), agency.level, head.levels)
    if agency.kind not in head.kinds:
        yield ("agency", "kind"), unknown(Message("kind"), agency.kind, head.kinds)
    elif agency.level in head.levels and agency.level not in head.kinds[agency.kind].levels:
        levels = ", ".join(head.kinds[agency.kind].levels)
        yield (
            ("agency", "level"),
            Message("the kind {kind} exists at these levels only: {levels}.", kind=agency.kind, levels=levels),
        )
    for index, tag in enumerate(agency.tags):
        if tag not in head.tags:
            yield ("agency", "tags", index), unknown(Message("tag"), tag, head.tags)
    yield from _check_days(form, rulebook, as_of)


def _check_days(form: EvidenceForm, rulebook: Rulebook, as_of: date | None) -> Iterator[Finding]:
    """The period that the file names, and its day, against the period of the rulebook."""
    said = check_term(form.period, rulebook.recurring.head.period)
    if said is not None:
        yield ("period",), said
    if as_of is not None or said is not None:
        return
    period = rulebook.in_term(form.period).head.period
    if form.as_of is None:
        yield (
            (),
            Message("as_of is missing: the day of the facts, such as as_of: 2024-12-31."),
        )
    elif not period.from_ <= form.as_of <= period.to + LATEST_AFTER_PERIOD:
        span = f"{period.from_} – {period.to}"
        yield (
            ("as_of",),
            Message(
                "{as_of} is outside the rulebook's period ({span}). Use --as-of if you mean it.",
                as_of=form.as_of,
                span=span,
            ),
        )


def _not_asked(name: str, rulebook: Rulebook, asked: frozenset[str]) -> Message:
    given = shown(name)
    if name in rulebook.facts:
        return Message(
            "this agency is not asked for '{given}'. Delete the line, or check the agency's level, kind and tags.",
            given=given,
        )
    close = nearest(name, asked) or nearest(name, rulebook.facts)
    if close:
        return Message("nobody asks for '{given}'. Did you mean '{close}'?", given=given, close=close)
    return Message("nobody asks for '{given}'. Delete the line.", given=given)


def _digest(tree: Mapping) -> str:
    canonical = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return "sha256:" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
