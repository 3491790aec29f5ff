"""`remediation.yaml` beside a rulebook: what its document says around the remedies. No score depends on it."""

from pathlib import Path
from typing import Final

from pydantic import Field

from scoring.errors import FileProblem, Problem, Refused, RulebookError
from scoring.language import Text
from scoring.rulebook.loading import find_rulebook
from scoring.rulebook.quantities import Model
from scoring.rulebook.validation import read_model
from scoring.text_file import read_text
from scoring.yaml_reader import parse_yaml

PLAN_FILE: Final = "remediation.yaml"


class PlanTexts(Model):
    """The parts of a remediation plan that the document of a rulebook states."""

    superior: Text | None = Field(None, description="The body above the one that issues the plan.")
    issuer: Text | None = Field(None, description="The body that issues the plan.")
    place: Text | None = Field(None, description="Where it is issued.")
    bases: tuple[Text, ...] = Field((), description="The documents it is based on.")
    purposes: tuple[Text, ...] = Field((), description="I.1: purposes.")
    requirements: tuple[Text, ...] = Field((), description="I.2: requirements.")
    organisation: tuple[Text, ...] = Field((), description="III: how it is carried out.")
    recipients: tuple[Text, ...] = Field((), description="Who receives it.")
    signatory: Text | None = Field(None, description="The office that signs; never a name.")


def load_plan_texts(name: str | Path) -> PlanTexts:
    """What stands beside the rulebook of this id or path, or nothing; RulebookError with every problem."""
    found = find_rulebook(name)
    path = (found.parent if found.is_file() else found) / PLAN_FILE
    if not path.is_file():
        return PlanTexts.model_validate({})
    problems: list[Problem] = []
    try:
        tree = parse_yaml(read_text(path), str(path), may_be_blank=False)
    except (FileProblem, Refused) as refused:
        raise RulebookError(refused.problems) from None
    texts = read_model(PlanTexts, tree, str(path), problems)
    if texts is None:
        raise RulebookError(problems)
    return texts
