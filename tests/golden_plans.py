"""The remediation plans that are kept: Quảng Ngãi's with all ten criteria short, in every format; Word by its words."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from io import BytesIO
from pathlib import Path

import docx

from scoring.advice.remediation import RemediationPlan, plan_remediation
from scoring.engine import evaluate
from scoring.evidence.loading import load_evidence, read_evidence
from scoring.report.plan import FORMATS
from scoring.rulebook.loading import load_rulebook
from scoring.rulebook.plan_texts import load_plan_texts

ROOT = Path(__file__).resolve().parent.parent
ALL_SHORT = "quang-ngai-2021/ubnd-tinh-muoi-tieu-chi-bi-tru-diem"
MIDYEAR = "ha-tinh-2024/ubnd-tinh-giua-nam"
KEPT = {
    "text": ((ALL_SHORT, "vi"), (MIDYEAR, "en")),
    "markdown": ((ALL_SHORT, "vi"),),
    "html": ((ALL_SHORT, "vi"),),
    "json": ((ALL_SHORT, ""),),
    "docx": ((ALL_SHORT, "vi"), (MIDYEAR, "en")),
}
"""The plans and languages in which each format is kept; JSON has none."""

rulebook_of = cache(load_rulebook)


@cache
def example_plan(path: str, unit: str | None = None) -> RemediationPlan:
    """The plan of an example, which it calls by its path from the top folder, wherever that is."""
    shown = f"examples/{path}.yaml"
    rulebook = rulebook_of(path.partition("/")[0])
    result = evaluate(rulebook, load_evidence(shown, rulebook, tree=read_evidence(ROOT / shown, shown)))
    return plan_remediation(result, load_plan_texts(rulebook.id, rulebook), unit)


def golden_plans() -> dict[str, Callable[[], str]]:
    """Each file that is kept, by its path, with the function that makes its text."""
    return {
        f"tests/golden/{path.rpartition('/')[2]}.plan.{_suffix(form, language)}": partial(_golden, path, form, language)
        for form, plans in KEPT.items()
        for path, language in plans
    }


def _suffix(form: str, language: str) -> str:
    return (f"{form}.txt" if form == "docx" else form) + (f".{language}" if language else "")


def _golden(path: str, form: str, language: str) -> str:
    made = FORMATS.render(example_plan(path), form, language)
    return made if isinstance(made, str) else "\n".join(words_of_word(made)) + "\n"


def words_of_word(document: bytes) -> Iterator[str]:
    """What stands in a Word document in order: a paragraph a line, a row a line with bars, a picture by its words."""
    body = docx.Document(BytesIO(document))
    for part in body.iter_inner_content():
        if isinstance(part, docx.table.Table):
            for row in part.rows:
                yield " | ".join(" / ".join(p.text for p in cell.paragraphs) for cell in row.cells)
            continue
        yield part.text
        yield from (f"[{drawn.get('descr')}]" for drawn in part._p.xpath(".//wp:docPr"))
