"""The clock is read where people and cron come in; everything below is handed the date."""

from __future__ import annotations

import ast

from architecture.sources import Module, dotted, modules

MAY_READ = ("web", "cli", "demo")
READS_NOW = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "time.time",
}
READS_NOW_WITHOUT_ARGUMENT = {"timezone.localdate", "timezone.localtime", "localdate", "localtime"}


def _readings(module: Module) -> list[str]:
    calls = (node for node in module.nodes() if isinstance(node, ast.Call))
    return [
        f"{module.name}:{call.lineno}"
        for call in calls
        if dotted(call.func) in READS_NOW
        or (dotted(call.func) in READS_NOW_WITHOUT_ARGUMENT and not call.args)
    ]


def test_nothing_below_the_web_and_the_command_line_reads_the_clock() -> None:
    below = [module for module in modules() if module.package not in MAY_READ]
    assert [place for module in below for place in _readings(module)] == []


def test_no_column_fills_itself_with_the_time_of_the_machine() -> None:
    telling = [
        f"{module.name}:{node.value.lineno}"
        for module in modules()
        for node in module.nodes()
        if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add")
    ]
    assert telling == []
