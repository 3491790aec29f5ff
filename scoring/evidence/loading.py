"""Loads an evidence file against its rulebook; every problem is reported at once, with its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from scoring.errors import EvidenceError, Problem, Refused, nearest, unknown
from scoring.evidence.asked import facts_asked
from scoring.evidence.checks import check_evidence
from scoring.evidence.json_text import as_yaml
from scoring.evidence.model import Evidence, EvidenceForm, Place, Submitted
from scoring.evidence.values import BadValue, Context, read_value
from scoring.language import Text
from scoring.rulebook.book import Rulebook
from scoring.rulebook.facts import Fact
from scoring.rulebook.validation import read_model
from scoring.text_file import read_text
from scoring.yaml_reader import Mapping, parse_yaml, place_of

LATEST_AFTER_PERIOD: Final = timedelta(days=366)
_WRAPPER: Final = frozenset({"value", "document", "documents", "note"})


def read_evidence(path: Path, shown: str | None = None) -> Mapping:
    """The tree of an evidence file (YAML or JSON), with places; EvidenceError if it is not one."""
    name = shown or str(path)
    try:
        return parse_yaml(as_yaml(read_text(path, name), name), name, may_be_blank=True)
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

        told = {(problem.line) for problem in problems}
        problems += [problem for problem in schema_problems(tree, rulebook, file) if problem.line not in told]
    if problems or evidence is None:
        raise EvidenceError(problems)
    return evidence


def _build(
    form: EvidenceForm, tree: Mapping, file: str, rulebook: Rulebook, as_of: date | None, problems: list[Problem]
) -> Evidence | None:
    def report(path: tuple[str | int, ...], message: Text) -> None:
        at = place_of(tree, path)
        problems.append(Problem(file, at.line, at.column, ".".join(str(part) for part in path), message))

    for path, message in _check_header(form, rulebook, as_of):
        report(path, message)
    if problems:
        return None
    day = as_of or form.as_of
    assert day is not None
    context = Context(
        form.documents, rulebook.head.period.from_.year, rulebook.head.period.from_, rulebook.head.period.to
    )
    asked = facts_asked(rulebook, form.agency.profile)
    facts: dict[str, Submitted] = {}
    for name, raw in form.facts.items():
        if raw is None or (
            isinstance(raw, dict) and raw.keys() <= _WRAPPER and raw.get("value") is None and "value" in raw
        ):
            continue
        if name not in asked:
            report(("facts", name), _not_asked(name, rulebook, asked))
            continue
        submitted, bad = _submit(
            name, raw, rulebook.facts[name], context, Place(file, place_of(tree, ("facts", name)).line)
        )
        facts[name] = submitted
        for error in bad:
            keys = ("value", error.key) if isinstance(raw, dict) and "value" in raw else (error.key,)
            report(("facts", name, *(key for key in keys if key)), error.message)
    evidence = Evidence(file, _digest(tree), form.agency, day, form.note, facts, form.documents, form.claimed)
    for path, message in check_evidence(evidence, rulebook):
        report(path, message)
    return evidence


def _submit(name: str, raw: Any, fact: Fact, context: Context, at: Place) -> tuple[Submitted, list[BadValue]]:
    """A fact, plain or wrapped as {value, document}, and what is wrong with it."""
    value, named, bad = raw, [], []
    if isinstance(raw, dict) and "value" in raw:
        value = raw["value"]
        bad = [_unknown_key(key) for key in raw if key not in _WRAPPER]
        many = raw.get("documents") or []
        named = [raw["document"]] if raw.get("document") is not None else []
        named += many if isinstance(many, list) else [many]
    elif isinstance(raw, dict) and "document" in raw and fact.type != "documents":
        bad = [BadValue("thiếu khóa value.", "the key 'value' is missing.")]
        return Submitted({}, at, (), None, lacks_document=False), bad
    for document in named:
        if document not in context.documents:
            said = unknown(Text("tài liệu", "document"), str(document), context.documents)
            bad.append(BadValue(said.vi + " Ghi vào mục documents.", said.en + " List it under documents."))
    cells, wrong = read_value(value, fact, context) if value is not None else ({}, [])
    if fact.type in ("document", "documents"):
        named += [v for v in (value.values() if isinstance(value, dict) else [value]) if v in context.documents]
    lacks = fact.document == "required" and not named and fact.type not in ("document", "documents")
    columns = {f"{name}.{key}" if key else name: units for key, units in cells.items()}
    reason = value.get("reason") if fact.type == "grant" and isinstance(value, dict) else None
    return Submitted(columns, at, tuple(str(d) for d in named), reason, lacks), bad + wrong


def _unknown_key(key: str) -> BadValue:
    said = unknown(Text("khóa", "key"), key, _WRAPPER)
    return BadValue(said.vi, said.en, None)


def _check_header(form: EvidenceForm, rulebook: Rulebook, as_of: date | None) -> Iterator[tuple[tuple[str, ...], Text]]:
    head, agency = rulebook.head, form.agency
    if agency.level not in head.levels:
        yield ("agency", "level"), unknown(Text("cấp", "level"), agency.level, head.levels)
    if agency.kind not in head.kinds:
        yield ("agency", "kind"), unknown(Text("loại cơ quan", "kind"), agency.kind, head.kinds)
    elif agency.level in head.levels and agency.level not in head.kinds[agency.kind].levels:
        levels = ", ".join(head.kinds[agency.kind].levels)
        yield (
            ("agency", "level"),
            Text(
                f"loại {agency.kind} chỉ có ở cấp: {levels}.",
                f"the kind {agency.kind} exists at these levels only: {levels}.",
            ),
        )
    for tag in agency.tags:
        if tag not in head.tags:
            yield ("agency", "tags"), unknown(Text("nhãn", "tag"), tag, head.tags)
    if as_of is not None:
        return
    if form.as_of is None:
        yield (
            (),
            Text(
                "thiếu as_of: ngày chốt số liệu, ví dụ as_of: 2024-12-31.",
                "as_of is missing: the day of the facts, such as as_of: 2024-12-31.",
            ),
        )
    elif not head.period.from_ <= form.as_of <= head.period.to + LATEST_AFTER_PERIOD:
        span = f"{head.period.from_} – {head.period.to}"
        yield (
            ("as_of",),
            Text(
                f"{form.as_of} nằm ngoài kỳ của bộ tiêu chí ({span}). Dùng --as-of nếu thật sự muốn.",
                f"{form.as_of} is outside the rulebook's period ({span}). Use --as-of if you mean it.",
            ),
        )


def _not_asked(name: str, rulebook: Rulebook, asked: frozenset[str]) -> Text:
    if name in rulebook.facts:
        return Text(
            f"bộ tiêu chí không hỏi “{name}” ở cơ quan này. Xóa dòng, hoặc kiểm tra lại cấp, loại, nhãn của cơ quan.",
            f"this agency is not asked for '{name}'. Delete the line, or check the agency's level, kind and tags.",
        )
    close = nearest(name, asked) or nearest(name, rulebook.facts)
    if close:
        return Text(
            f"không có dữ liệu “{name}”. Có phải “{close}”?", f"nobody asks for '{name}'. Did you mean '{close}'?"
        )
    return Text(f"không tiêu chí nào hỏi “{name}”. Xóa dòng.", f"nobody asks for '{name}'. Delete the line.")


def _digest(tree: Mapping) -> str:
    canonical = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return "sha256:" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
