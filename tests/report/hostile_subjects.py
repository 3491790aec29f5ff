"""What each report is made of when every free text is a hostile one."""

import json
from collections.abc import Callable
from decimal import Decimal

from scoring.advice.ledger import Ledger
from scoring.advice.remediation import plan_remediation
from scoring.advice.rule_change import CriterionShift, Shift, Step
from scoring.batch.field import Field, evaluate_field
from scoring.batch.ranking import Standings, rank_field
from scoring.batch.robustness import Robustness, robustness_of
from scoring.batch.robustness.intervals import Drawing
from scoring.evidence.schema import evidence_schema
from scoring.language import Text
from scoring.report.check import Checked
from scoring.report.difference import Compared
from scoring.report.json_text import to_json
from scoring.report.preview import Preview
from scoring.report.result.json_report import result_as_dict
from scoring.report.rulebook import Shown
from scoring.report.trials.tried import Books
from scoring.report.verify.comparing import Verification, verify
from scoring.report.verify.reading import Recorded
from scoring.rulebook.book import Rulebook
from scoring.rulebook.diff import compare
from scoring.rulebook.loading import load_rulebook
from scoring.rulebook.plan_texts import PlanTexts, load_plan_texts
from tests.generated import example_result
from tests.report.hostile_strings import hostile_refusal, hostile_result
from tests.report.samples import linted, tried


def _plan(text: str) -> object:
    result = hostile_result(text)
    return plan_remediation(result, load_plan_texts(result.rulebook.id, result.rulebook))


def _standings(text: str) -> Standings:
    result = hostile_result(text)
    field = Field(result.rulebook, evaluate_field(result.rulebook, [result.evidence]), ())
    return Standings(field, rank_field(field))


def _robustness(text: str) -> Robustness:
    """A field of two, so that there are neighbours."""
    result = hostile_result(text)
    field = Field(result.rulebook, evaluate_field(result.rulebook, [result.evidence] * 2), ())
    return robustness_of(Standings(field, rank_field(field)), Drawing(2))


def _verification(text: str) -> Verification:
    """A recorded result of the hostile evidence, with strange members, against the true one."""
    values = {**json.loads(to_json(result_as_dict(hostile_result(text))), parse_float=Decimal), "extra": text}
    now = example_result("so-tu-phap")
    return verify(Recorded(values, "{}", now.rulebook.id, text, now.evidence.as_of), now, text)


def _linted(text: str) -> object:
    """Findings about a folder that is called so."""
    ((_, findings), *_) = linted().items()
    return {text: [one._replace(problem=_in_file(one.problem, text)) for one in findings]}


def _in_file(problem, text: str):
    return type(problem)(text, problem.line, problem.column, text, problem.message, text)


def _checked(text: str) -> Checked:
    """One problem of many: how many there are depends on the text."""
    problem = _in_file(hostile_refusal(text).problems[0], text)
    return Checked(text, "evidence", None, None, (problem,))


def _tried(text: str) -> Books:
    """Cases whose files and rulebook are called so."""
    ((_, found),) = tried().items()
    trials = [
        one._replace(case=type(one.case)(**{**one.case.__dict__, "file": text}), refused=hostile_refusal(text).problems)
        for one in found.trials
    ]
    return {text: found._replace(trials=trials)}


def _rulebook(text: str) -> Rulebook:
    """A rulebook that is called so, of a document that is, as is each of its criteria."""
    book, said = load_rulebook("quang-ngai-2021"), Text(text, text)
    source = book.head.source.model_copy(update={"document": text, "title": said, "issuer": said})
    areas = tuple(
        area.model_copy(
            update={"title": said, "criteria": tuple(one.model_copy(update={"title": said}) for one in area.criteria)}
        )
        for area in book.areas
    )
    return Rulebook(book.head.model_copy(update={"title": said, "source": source, "version": text}), areas)


def _shown(text: str) -> Shown:
    """That rulebook, with a remediation plan each of whose texts is that."""
    said = Text(text, text)
    plan = {"superior": said, "issuer": said, "subject": said, "bases": (said,), "recipients": (said,)}
    return Shown(_rulebook(text), PlanTexts.model_construct(**plan))


def _compared(text: str) -> Compared:
    """The same rulebook before it was called so, and an agency of that name whose points moved."""
    evidence, step = hostile_result(text).evidence, Step(Decimal(1), Decimal(2), Decimal(3))
    moved = CriterionShift("II.1", Text(text, text), "points", step, step, ("full", "full", "full"))
    shift = Shift(text, text, evidence, evidence, step, step, step, step, step, (moved,))
    return Compared(compare(load_rulebook("quang-ngai-2021"), _rulebook(text), texts=True), [shift])


SUBJECTS: dict[str, Callable[[str], object]] = {
    "result": hostile_result,
    "deductions": lambda text: Ledger(hostile_result(text)),
    "plan": _plan,
    "preview": lambda text: Preview(hostile_result(text), None, 30),
    "batch": _standings,
    "robustness": _robustness,
    "verify": _verification,
    "lint": _linted,
    "check": _checked,
    "trials": _tried,
    "rulebook": _shown,
    "listing": lambda text: [_rulebook(text)],
    "difference": _compared,
    "schema": lambda text: evidence_schema(_rulebook(text)),
}
"""Each report with what makes its subject of a text."""
