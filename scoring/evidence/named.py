"""The rulebook by which a piece of evidence is scored: the one asked for, or the one it names."""

from __future__ import annotations

from scoring.errors import EvidenceError, Problem, unknown
from scoring.language import Message
from scoring.rulebook.book import Rulebook
from scoring.rulebook.clean import load_clean
from scoring.rulebook.loading import shipped_ids
from scoring.yaml_reader import Mapping, place_of


def rulebook_for(tree: Mapping, file: str, asked: str | None) -> Rulebook:
    """The rulebook with the id or path `asked`, else the shipped one that the evidence in `tree` names.

    Evidence may name shipped rulebooks only, so that it never leads to another folder; EvidenceError if there is none.
    """
    if asked is not None:
        return load_clean(asked)
    return load_clean(check_named(tree, file))


def check_named(tree: Mapping, file: str) -> str:
    """The id of the shipped rulebook that the evidence names; EvidenceError if it names none."""
    named = tree.get("rulebook")
    if isinstance(named, str) and named in shipped_ids():
        return named
    said = unknown(Message("rulebook"), str(named or ""), shipped_ids())
    hint = Message("{problem} Or use --rulebook.", problem=said)
    raise EvidenceError([Problem.at(file, place_of(tree, ("rulebook",)), "rulebook", hint)])
