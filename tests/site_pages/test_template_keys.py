"""Templates read no key that the published shape does not have: a misspelt one would just be empty."""

import types
import typing
from collections.abc import Iterator

import msgspec
import pytest
from django.template import Node, Variable
from django.template.base import FilterExpression
from django.template.defaulttags import ForNode, WithNode
from django.template.loader import get_template
from django.template.loader_tags import IncludeNode

from directory.hsds.service import Service
from directory.hsds.service_item import ServiceItem

Types = dict[str, typing.Any]
UNKNOWN = None


def plain(annotation: typing.Any) -> typing.Any:
    """`X` for `X | None`."""
    if isinstance(annotation, types.UnionType):
        return next(one for one in typing.get_args(annotation) if one is not type(None))
    return annotation


def type_of(expression: typing.Any, known: Types, wrong: list[str]) -> typing.Any:
    """The type of what an expression reads; notes each key that its shape does not have."""
    variable = expression.var if isinstance(expression, FilterExpression) else expression
    if not isinstance(variable, Variable) or not variable.lookups:
        return UNKNOWN
    found = known.get(variable.lookups[0], UNKNOWN)
    for key in variable.lookups[1:]:
        found = plain(found)
        if not (isinstance(found, type) and issubclass(found, msgspec.Struct)):
            return UNKNOWN
        fields = typing.get_type_hints(found)
        if key not in fields:
            wrong.append(f"{variable.var}: {found.__name__} has no {key}")
            return UNKNOWN
        found = fields[key]
    return plain(found) if not getattr(expression, "filters", None) else UNKNOWN


def expressions(value: typing.Any) -> Iterator[typing.Any]:
    """All expressions in the arguments of a tag, wherever the tag keeps them."""
    if isinstance(value, FilterExpression | Variable):
        yield value
        for _function, arguments in getattr(value, "filters", ()):
            yield from (one for is_variable, one in arguments if is_variable)
    elif isinstance(value, dict):
        yield from (one for part in value.values() for one in expressions(part))
    elif isinstance(value, list | tuple):
        yield from (one for part in value for one in expressions(part))
    elif type(value).__module__ in {"django.template.smartif", "django.template.defaulttags"} and not isinstance(value, Node):
        yield from expressions(vars(value))


def check(nodes: typing.Any, known: Types, wrong: list[str]) -> None:
    for node in nodes:
        arguments = {name: one for name, one in vars(node).items() if name not in {"nodelist", "origin", "token"}}
        for expression in expressions(arguments):
            type_of(expression, known, wrong)
        inner = known
        if isinstance(node, ForNode):
            listed = type_of(node.sequence, known, [])
            inner = known | dict.fromkeys(node.loopvars, (typing.get_args(listed) or [UNKNOWN])[0])
        if isinstance(node, WithNode | IncludeNode):
            inner = known | {name: type_of(one, known, []) for name, one in node.extra_context.items()}
        if isinstance(node, IncludeNode) and isinstance(node.template.var, str):
            check(get_template(node.template.var).template.nodelist, inner, wrong)
        for attribute in (*node.child_nodelists, "nodelist_loop"):
            check(getattr(node, attribute, None) or [], inner, wrong)
        for _condition, part in getattr(node, "conditions_nodelists", ()):
            check(part, inner, wrong)


def wrong_keys(template: str, **known: typing.Any) -> list[str]:
    wrong: list[str] = []
    check(get_template(template).template.nodelist, known, wrong)
    return wrong


@pytest.mark.parametrize(
    "template,known",
    [
        ("directory/components/service.html", {"service": Service}),
        ("directory/components/service_card.html", {"service": ServiceItem}),
    ],
)
def test_templates_read_only_keys_that_shapes_have(template: str, known: Types) -> None:
    assert wrong_keys(template, **known) == []


@pytest.mark.parametrize(
    "template,known,wrong",
    [
        ("directory/components/service.html", {"service": ServiceItem}, "service.phones: ServiceItem has no phones"),
        ("directory/components/service.html", {"service": ServiceItem}, "service.cost_options: ServiceItem has no cost_options"),
    ],
)
def test_wrong_key_is_found_wherever_a_template_reads_it(template: str, known: Types, wrong: str) -> None:
    """Else the test above could not fail."""
    assert wrong in wrong_keys(template, **known)


def test_wrong_key_is_found_in_loops_and_included_templates() -> None:
    class Phone(msgspec.Struct):
        number: str

    class Place(msgspec.Struct):
        phones: list[Phone]

    wrong = wrong_keys("directory/components/phones.html", phones=list[Phone])
    assert "phone.x_uri: Phone has no x_uri" in wrong
    assert "location.url: Place has no url" in wrong_keys("directory/components/place.html", location=Place)
