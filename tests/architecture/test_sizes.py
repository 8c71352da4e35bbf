"""No function, file, class or template outgrows what can be read at once."""

from __future__ import annotations

import ast

from architecture.sources import modules, python_files, templates

LONGEST_FUNCTION = 50
LONGEST_FILE = 400
LONGEST_CLASS = 200
LONGEST_MECHANISM = 150
LONGEST_TEMPLATE = 120
MOST_DECLARATIONS = 900
FOLDERS = ("src", "tests", "bench", "tools")


def _lines(path_text: str) -> int:
    return len(path_text.splitlines())


def _longer(kind: type[ast.AST] | tuple[type[ast.AST], ...], limit: int) -> list[str]:
    return [
        f"{module.name}:{node.lineno} {node.name}"
        for folder in FOLDERS
        for module in modules(folder)
        for node in module.nodes()
        if isinstance(node, kind) and (node.end_lineno or 0) - node.lineno + 1 > limit
    ]


def test_functions_are_short() -> None:
    assert _longer((ast.FunctionDef, ast.AsyncFunctionDef), LONGEST_FUNCTION) == []


def test_classes_are_short() -> None:
    assert _longer(ast.ClassDef, LONGEST_CLASS) == []


def test_files_are_short() -> None:
    long = {path.name: _lines(path.read_text()) for path in python_files(*FOLDERS)}
    assert {name: size for name, size in long.items() if size > LONGEST_FILE} == {}


def test_a_mechanism_is_told_in_one_short_file() -> None:
    told = {
        module.path.name: _lines(module.text)
        for module in modules()
        if module.package == "catalogue"
    }
    assert {name: size for name, size in told.items() if size > LONGEST_MECHANISM} == {}


def test_templates_are_short() -> None:
    long = {path.name: _lines(path.read_text()) for path in templates()}
    assert {name: size for name, size in long.items() if size > LONGEST_TEMPLATE} == {}


def test_the_declarations_of_the_kernel_stay_a_small_vocabulary() -> None:
    declaring = [
        module for module in modules() if module.name.endswith(("concepts.py", "questions.py"))
    ]
    assert sum(_lines(module.text) for module in declaring) <= MOST_DECLARATIONS
