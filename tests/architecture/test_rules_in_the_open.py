"""What a mechanism is stands in its declaration, and writing is an act: neither hides elsewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from architecture.sources import Module, dotted, modules
from jujiao.catalogue import ALL_KINDS

DECIDING = ("kind", "slug")
WRITING = {"save", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
READ_ONLY_PACKAGES = ("web", "cli", "demo", "kernel", "catalogue")
READ_ONLY_MODULES = ("selectors", "rules", "models", "entries", "stamps")


def _asks_for_a_kind(test: ast.expr) -> bool:
    """``x.kind == …``, ``kind.slug in …``: the code knows one kind from another by name."""
    compared = [node for node in ast.walk(test) if isinstance(node, ast.Compare)]
    return any(
        isinstance(operator, ast.Eq | ast.NotEq | ast.Is | ast.IsNot)
        and dotted(side).rpartition(".")[2] in DECIDING
        and _names_one(other)
        for one in compared
        for operator in one.ops
        for side, other in ((one.left, one.comparators[0]), (one.comparators[0], one.left))
    )


def _names_one(side: ast.expr) -> bool:
    """A slug of the catalogue, a declaration of it (``HONOUR``), or the slug of one (``HONOUR.slug``)."""
    if isinstance(side, ast.Constant):
        return side.value in ALL_KINDS
    return dotted(side).partition(".")[0].isupper()


def _branches(module: Module) -> Iterator[ast.expr]:
    for node in module.nodes():
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            yield node.test
        if isinstance(node, ast.comprehension):
            yield from node.ifs


def test_no_app_branches_on_the_name_of_a_kind() -> None:
    branching = [
        f"{module.name}:{test.lineno}"
        for module in modules()
        if module.package != "catalogue"
        for test in _branches(module)
        if _asks_for_a_kind(test)
    ]
    assert branching == []


def _writes(module: Module) -> list[str]:
    return [
        f"{module.name}:{node.lineno}"
        for node in module.nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITING
        and not dotted(node.func).startswith(("super", "document", "workbook", "image"))
    ]


def test_questions_and_pages_write_nothing() -> None:
    reading = [
        module
        for module in modules()
        if module.package in READ_ONLY_PACKAGES or module.path.stem in READ_ONLY_MODULES
    ]
    assert [place for module in reading for place in _writes(module)] == []


def _commands(module: Module) -> Iterator[ast.FunctionDef]:
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(one, ast.Call) and dotted(one.func) == "command"
            for one in node.decorator_list
        ):
            yield node


def test_every_act_is_told_by_whom_and_when_by_keyword() -> None:
    untold = [
        f"{module.name}:{act.name}"
        for module in modules()
        for act in _commands(module)
        if not {"by", "at"} <= {argument.arg for argument in act.args.kwonlyargs}
    ]
    assert untold == []


def test_no_service_takes_whatever_it_is_given() -> None:
    open_ended = [
        f"{module.name}:{act.name}"
        for module in modules()
        for act in _commands(module)
        if act.args.kwarg or act.args.vararg
    ]
    assert open_ended == []
