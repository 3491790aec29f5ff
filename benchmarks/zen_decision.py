"""The sixty rules as a decision of zen-engine: points only, and a trace that holds the facts behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import zen

from benchmarks.rules import DUE, QUARTERS, Rule

Scorer = Callable[[dict[str, "int | None"]], dict[str, Any]]
_TRACE: Final[Any] = {"trace": True}


def one_node(rules: list[Rule]) -> Scorer:
    """All sixty expressions in one node: the quickest form zen has."""
    return _decision([[(f"c{rule.id}", expression_of(rule)) for rule in rules]])


def sixty_nodes(rules: list[Rule]) -> Scorer:
    """A node for each rule, side by side."""
    return _decision([[(f"c{rule.id}", expression_of(rule))] for rule in rules])


def _decision(groups: list[list[tuple[str, str]]]) -> Scorer:
    nodes = [_node("in", "inputNode"), _node("out", "outputNode")]
    edges = []
    for number, group in enumerate(groups):
        name = f"n{number}"
        expressions = [{"id": key, "key": key, "value": value} for key, value in group]
        nodes.append(_node(name, "expressionNode") | {"content": {"expressions": expressions}})
        edges += [_edge("in", name), _edge(name, "out")]
    # Of all the ways to hand zen a decision, its static loader is the quickest: there it is compiled once.
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"rules": {"nodes": nodes, "edges": edges}}}})

    def score(facts: dict[str, int | None]) -> dict[str, Any]:
        return dict(engine.evaluate("rules", facts, _TRACE))

    return score


def facts_for_zen(facts: dict[str, int | None]) -> dict[str, int | None]:
    """The columns under names zen can read: `f4.q1` is a path there."""
    return {name.replace(".", "_"): value for name, value in facts.items()}


def expression_of(rule: Rule) -> str:
    """The points of a rule in zen's language; an amount is exact there too (a decimal of 28 digits)."""
    names, most = rule.names, f"{rule.max_points:f}"
    if rule.shape == "schedule":
        return _schedule(names[0], most)
    missing = " or ".join(f"{name} == null" for name in names[:2])
    first = names[0]
    if rule.shape == "number":
        return f"{missing} ? 0 : round(min([{most} * {first} / {rule.target}, {most}]), 4)"
    if rule.shape == "document":
        return (
            f"{missing} or {first} == 0 ? 0 : {first} <= {date.fromisoformat(DUE).toordinal()} ? {most} : {most} * 0.5"
        )
    if rule.shape in ("yes", "all_yes"):
        return f"{missing} ? 0 : {' and '.join(f'{name} == 1' for name in names)} ? {most} : 0"
    share = f"{missing} ? 0 : {names[1]} == 0 ? null : {_share(rule, most)}"
    if rule.shape == "share_asked":
        asked = names[2]
        return f"{asked} == null ? 0 : {asked} == 0 ? null : ({share})"
    return share


def _share(rule: Rule, most: str) -> str:
    part, whole = rule.names[:2]
    if rule.shape == "bands":
        return f"{part} >= 0.9 * {whole} ? {most} : {part} >= 0.7 * {whole} ? {most} * 0.5 : 0"
    if rule.shape == "share_above":
        target = f"{whole} * {rule.target / 100}"
        return f"{part} > {target} ? {most} : min([round({most} * {part} / ({target}), 4), {most} - 0.0001])"
    return f"round(min([{most} * {part} / ({whole} * {rule.target / 100}), {most}]), 4)"


def _schedule(name: str, most: str) -> str:
    quarters = []
    for quarter, (month, _) in QUARTERS.items():
        day, due = f"{name}_{quarter}", date(2024, month, 15).toordinal()
        quarters.append(f"({day} == null or {day} == 0 ? 0 : {day} <= {due} ? 1 : 0.5)")
    return f"round({most} * ({' + '.join(quarters)}) / 4, 4)"


def _node(name: str, kind: str) -> dict[str, Any]:
    return {"id": name, "name": name, "type": kind, "position": {"x": 0, "y": 0}}


def _edge(source: str, target: str) -> dict[str, str]:
    return {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}
