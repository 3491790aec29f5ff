"""The language of Word templates: variables, conditions and loops over what the report hands over, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jinja2 import Template, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from scoring.errors import unknown
from scoring.language import Message

FILTERS: Final = ("upper", "lower", "capitalize", "length", "join", "first", "last")
DEEPEST_LOOP: Final = 3
_ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem),
    *(nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or),
    *(nodes.Filter, nodes.Test),
)


class Unfit(Exception):
    """What a template asks that it may not, in both languages."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class Sandbox(ImmutableSandboxedEnvironment):
    """Compiles and fills the parts of one template; every text that goes in is escaped."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        super().__init__(autoescape=True)
        self.known = known
        self.used: set[str] = set()
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def from_string(self, source: Any, *rest: Any, **more: Any) -> Template:
        """The template of one part of the document, once all of it is allowed."""
        tree = self.parse(source)
        _check(tree)
        names = meta.find_undeclared_variables(tree)
        for name in sorted(names - self.known.keys()):
            raise Unfit(unknown(_VARIABLE, name, self.known))
        self.used |= names
        return super().from_string(source, *rest, **more)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a mapping; of anything else only what a loop knows of itself."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of a mapping, or the place of a loop."""
        if isinstance(obj, Mapping):
            if argument in obj:
                return obj[argument]
            raise Unfit(unknown(_VARIABLE, str(argument), obj))
        if type(obj).__module__.startswith("jinja2") and argument in _OF_A_LOOP:
            return getattr(obj, argument)
        raise Unfit(_not_allowed(f".{argument}"))


def _check(tree: nodes.Node, loops: int = 0) -> None:
    """Unfit if the tree holds anything that is not allowed."""
    for node in tree.iter_child_nodes():
        if not isinstance(node, _ALLOWED):
            raise Unfit(_not_allowed(type(node).__name__.lower()))
        if isinstance(node, nodes.For):
            if loops == DEEPEST_LOOP:
                raise Unfit(_TOO_DEEP)
            if node.recursive or not isinstance(node.iter, nodes.Name | nodes.Getattr):
                raise Unfit(_not_allowed("for"))
        _check(node, loops + isinstance(node, nodes.For))


def _not_allowed(what: str) -> Message:
    allowed = ", ".join(FILTERS)
    return Message(
        "the template has '{what}', which is not allowed. It may have variables, for, if and the filters {allowed}.",
        what=what,
        allowed=allowed,
    )


_OF_A_LOOP: Final = ("index", "first", "last", "length")
_VARIABLE: Final = Message("variable")
_TOO_DEEP: Final = Message("the template nests more than {deepest_loop} loops. Use fewer.", deepest_loop=DEEPEST_LOOP)
