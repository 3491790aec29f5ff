"""What the examples of every rulebook that is worked out by hand have in common."""

from collections.abc import Mapping
from functools import cache

from scoring import evaluate, load_evidence
from scoring.engine.result import Result
from tests.generated import ROOT, rulebook_of

INVENTED = "Ví dụ hư cấu: số liệu không phải của cơ quan nào. / Invented example: no agency's figures."


@cache
def result_of(book: str, name: str) -> Result:
    """The result of an example of a rulebook."""
    rulebook = rulebook_of(book)
    return evaluate(rulebook, load_evidence(ROOT / "examples" / book / f"{name}.yaml", rulebook, thorough=True))


def rows_of(by_hand: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """`3.a.1 partial 2.4375 ; the working` of an example, as (example, criterion, outcome, points or "")."""
    rows = []
    for name, lines in by_hand.items():
        for line in lines.strip().splitlines():
            criterion, outcome, *points = line.partition(" ; ")[0].split()
            rows.append((name, criterion, outcome, "".join(points)))
    return rows


def assert_plainly_invented(book: str, name: str) -> None:
    """An example says in its first line and its note that it is invented, and cites every document it lists."""
    evidence = result_of(book, name).evidence
    assert evidence.note == INVENTED
    assert (ROOT / "examples" / book / f"{name}.yaml").read_text("utf-8").startswith(f"# {INVENTED}\n")
    assert {document for fact in evidence.facts.values() for document in fact.documents} == set(evidence.documents)
