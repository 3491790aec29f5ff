"""Small findings, trials and checks, of which the golden files of these reports are made."""

import json
import shutil
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from scoring.engine.result import Result
from scoring.errors import EvidenceError, Problem
from scoring.language import Message
from scoring.report.check import Checked
from scoring.report.json_text import to_json
from scoring.report.lint.linted import Linted
from scoring.report.result.json_report import result_as_dict
from scoring.report.trials.tried import Books, Tried
from scoring.report.verify.comparing import Verification, verify
from scoring.report.verify.reading import Recorded
from scoring.rulebook.lint.reading import lint_rulebook
from scoring.trials.coverage import coverage_of
from scoring.trials.running import Trial, try_cases
from tests.broken_files import apply_change
from tests.command_line import ROOT

LINTED = ROOT / "tests" / "linted"
SPOILT = ("levels-commune-above-district", "cap-unreachable")
BOOK = "rules/bộ mẫu"


def linted() -> Linted:
    """A rulebook with an error and a warning, and one without either."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "good"
        shutil.copytree(LINTED / "good", home)
        for defect in SPOILT:
            apply_change(home, LINTED / "defects" / f"{defect}.diff")
        found = lint_rulebook(home)
        assert [finding.severity for finding in found] == ["warning", "error"]
        renamed = [f._replace(problem=_at(f.problem, f.problem.file.replace(str(home), BOOK))) for f in found]
    return {BOOK: renamed, "rules/tốt": []}


def tried() -> Books:
    """Two real cases that pass, the second of them once more with an expectation that does not hold."""
    book, trials = try_cases("uong-bi-2023")
    first, second = (_named(trial) for trial in trials[:2])
    form = second.case.form
    wrong = form.model_copy(update={"expect": form.expect.model_copy(update={"points": Decimal("0.25")})})
    failed = second._replace(case=_with(second, form=wrong))
    return {"uong-bi-2023": Tried([first, second, failed], coverage_of(book, trials[:2])[:1])}


def checked() -> Checked:
    """Evidence with a problem in a text and one in a workbook."""
    (finding, *_) = linted()[BOOK]
    said = finding.problem.message
    problems = [
        Problem("so-mau.yaml", 3, 9, "facts.x", said),
        Problem("số liệu.xlsx", 7, 4, "facts.y", said, "Thủ tục"),
    ]
    return Checked("so-mau.yaml", "evidence", None, None, EvidenceError(problems).problems)


def sound() -> Checked:
    """Evidence without a problem."""
    return Checked("so-mau.yaml", "evidence", "ha-tinh-2024", Message("facts: {count}", count=7), ())


def verified(now: Result) -> Verification:
    """A result in which points were raised and the agency renamed, scored again."""
    values = json.loads(to_json(result_as_dict(now)), parse_float=Decimal, parse_int=Decimal)
    values["points"] += 1
    values["agency"]["name"] = "Sở Y tế"
    return verify(Recorded(values, "", now.rulebook.id, now.evidence.file, now.evidence.as_of), now, "so-tu-phap.json")


def _at(problem: Problem, file: str) -> Problem:
    return Problem(file, problem.line, problem.column, problem.path, problem.message, problem.sheet)


def _named(trial: Trial) -> Trial:
    """The trial, its file called by its path from the top folder."""
    return trial._replace(case=_with(trial, file="rules" + trial.case.file.partition("/rules")[2]))


def _with(trial: Trial, **changes: object):
    return type(trial.case)(**{**trial.case.__dict__, **changes})
