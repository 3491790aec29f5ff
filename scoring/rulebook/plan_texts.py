"""`remediation.yaml` beside a rulebook: what its document says around the remedies. No score depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import Field

from scoring.errors import FileProblem, Problem, Refused, RulebookError, unknown
from scoring.language import Message, Text
from scoring.rulebook.book import Rulebook
from scoring.rulebook.checks import Read, place_problem
from scoring.rulebook.criterion import Criterion, CriterionId, Remedy
from scoring.rulebook.loading import PLAN_FILE, base_folder, find_rulebook, plan_file_of
from scoring.rulebook.quantities import Model, Name, Slug
from scoring.rulebook.validation import read_model
from scoring.text_file import read_text
from scoring.yaml_reader import parse_yaml

__all__ = ["PLAN_FILE", "ItemTexts", "PlanTexts", "load_plan_texts"]


class ItemTexts(Model):
    """What one item of the plan says otherwise than its criterion."""

    units: tuple[Text, ...] = Field((), description="Point b word for word, where the document has words of its own.")
    remedies: tuple[Remedy, ...] = Field((), description="These stand in place of the criterion's own remedies.")
    add: tuple[Remedy, ...] = Field((), description="These stand after the remedies.")


class IssuedBy(Model):
    """What kind of body issued the document."""

    kind: Name = Field(description="Its kind.")
    level: Name = Field(description="Its level.")


class PlanTexts(Model):
    """The parts of a remediation plan that the document of a rulebook states."""

    unit: Slug | None = Field(None, description="The unit, by its id, whose plan these texts are.")
    issued_by: IssuedBy | None = Field(
        None,
        description="Whose document it is: what only that body says (place, issuer, closing, recipients, signatory) "
        "stands in its own plan, and not in those of others.",
    )
    superior: Text | None = Field(None, description="The body above the one that issues the plan.")
    issuer: Text | None = Field(None, description="The body that issues the plan.")
    place: Text | None = Field(None, description="Where it is issued.")
    subject: Text | None = Field(None, description="The title of the plan: what it is about.")
    bases: tuple[Text, ...] = Field(
        (), description="What it is based on; each begins with its own word, as the document does."
    )
    opening: Text | None = Field(None, description="The sentence after the bases: who draws up the plan.")
    purposes: tuple[Text, ...] = Field((), description="I.1: purposes.")
    requirements: tuple[Text, ...] = Field((), description="I.2: requirements.")
    remedies_title: Text | None = Field(None, description="The heading of part II, without its number.")
    lead_in: Text | None = Field(None, description="The paragraph that opens part II.")
    items: dict[CriterionId, ItemTexts] = Field(
        default_factory=dict, description="What an item says otherwise, by the id of its criterion."
    )
    organisation: tuple[Text, ...] = Field((), description="III: how it is carried out.")
    closing: Text | None = Field(None, description="The paragraph that ends the plan.")
    recipients: tuple[Text, ...] = Field((), description="Who receives it.")
    signatory: Text | None = Field(None, description="The office that signs; never a name.")

    def remedies_of(self, criterion: Criterion) -> tuple[Remedy, ...]:
        """The remedies of a criterion as the plan has them."""
        item = self.items.get(criterion.id)
        return criterion.remedies if item is None else (item.remedies or criterion.remedies) + item.add

    def for_issuer(self, kind: str, level: str, unit: str | None) -> PlanTexts:
        """These texts in the plan of an agency, or of a unit: without what only the issuer of the document says."""
        of = self.issued_by
        if of is None or ((kind, level) == (of.kind, of.level) and unit in (None, self.unit)):
            return self
        return self.model_copy(update={**dict.fromkeys(_OF_THE_ISSUER), "recipients": ()})

    def laid_over(self, base: PlanTexts) -> PlanTexts:
        """These texts on those of the rulebook below: a key that is given replaces the other; items go one by one."""
        given = {name: getattr(self, name) for name in self.model_fields_set - {"items"}}
        items = {name: _item_over(item, base.items.get(name)) for name, item in self.items.items()}
        return base.model_copy(update={**given, "items": {**base.items, **items}})


def _item_over(item: ItemTexts, below: ItemTexts | None) -> ItemTexts:
    """One item on that of the rulebook below; new remedies do not keep the old words of point b."""
    if below is None:
        return item
    return ItemTexts.model_construct(
        units=item.units or (() if item.remedies or item.add else below.units),
        remedies=item.remedies or below.remedies,
        add=below.add + item.add,
    )


class PlanRead(NamedTuple):
    """The texts of a plan; those of the rulebook's or overlay's own file, and that file, None where there is none."""

    texts: PlanTexts
    own: PlanTexts
    file: Read | None


def load_plan_texts(name: str | Path, rulebook: Rulebook) -> PlanTexts:
    """What stands beside the rulebook of this id or path, or nothing; RulebookError with every problem.

    `rulebook` is what was loaded from there. An overlay's texts lie on those of its rulebook.
    """
    return read_plan_texts(name, rulebook).texts


def read_plan_texts(name: str | Path, rulebook: Rulebook) -> PlanRead:
    """The same, with the file as read, to say where in it something stands."""
    path = find_rulebook(name)
    own, file = _read(path / PLAN_FILE if path.is_dir() else plan_file_of(path), rulebook)
    if path.is_dir() or rulebook.base is None:
        return PlanRead(own, own, file)
    below, _ = _read(base_folder(path, rulebook.base.id) / PLAN_FILE, rulebook.base)
    return PlanRead(own.laid_over(below), own, file)


def _read(path: Path, rulebook: Rulebook) -> tuple[PlanTexts, Read | None]:
    if not path.is_file():
        return PlanTexts.model_validate({}), None
    problems: list[Problem] = []
    try:
        tree = parse_yaml(read_text(path), str(path), may_be_blank=False)
    except (FileProblem, Refused) as refused:
        raise RulebookError(refused.problems) from None
    texts = read_model(PlanTexts, tree, str(path), problems)
    file = Read(str(path), tree)
    if texts is not None:
        problems = [place_problem(0, where, said, [file]) for where, said in _unknown_names(texts, rulebook)]
    if texts is None or problems:
        raise RulebookError(problems)
    return texts, file


def _unknown_names(texts: PlanTexts, rulebook: Rulebook) -> Iterator[tuple[Any, Message]]:
    """Criteria, units, kinds and levels that the rulebook does not have."""
    units, of = rulebook.head.units, texts.issued_by
    if of is not None and of.kind not in rulebook.head.kinds:
        yield ("issued_by", "kind"), unknown(_KIND, of.kind, rulebook.head.kinds)
    if of is not None and of.level not in rulebook.head.levels:
        yield ("issued_by", "level"), unknown(_LEVEL, of.level, rulebook.head.levels)
    if texts.unit is not None and texts.unit not in units:
        yield ("unit",), unknown(_UNIT, texts.unit, units)
    for name, item in texts.items.items():
        if name not in rulebook.criteria:
            yield ("items", name), unknown(_CRITERION, name, rulebook.criteria)
        for key, remedies in (("remedies", item.remedies), ("add", item.add)):
            for index, remedy in enumerate(remedies):
                for role, named in (("lead", remedy.lead), ("with", remedy.with_)):
                    yield from (
                        (("items", name, key, index, role, place), unknown(_UNIT, unit, units))
                        for place, unit in enumerate(named)
                        if unit not in units
                    )


_OF_THE_ISSUER: Final = ("superior", "issuer", "place", "closing", "signatory")
_KIND: Final = Message("kind")
_LEVEL: Final = Message("level")
_UNIT: Final = Message("unit")
_CRITERION: Final = Message("criterion")
