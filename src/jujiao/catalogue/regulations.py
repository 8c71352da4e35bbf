"""制度建设: regulations that the court adopts, what they replace, and when they are to be looked at again."""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.kernel.concepts import Ask, Focus, RecordKind


@dataclass(frozen=True, slots=True)
class Document:
    """``replaces``: titles or numbers of the regulations it puts out of force, separated by 、."""

    replaces: str = ""


REGULATION = RecordKind(
    "regulation",
    "制度文件",
    Focus.CAPABILITY,
    (
        Ask("title", "文件名称"),
        Ask("occurred_on", "印发时间"),
        Ask("unit", "责任部门"),
        Ask("document_no", "文号", required=False),
        Ask("replaces", "替代或废止的文件", required=False, hint="写名称或文号，多个用顿号隔开"),
        Ask("quantity", "几个月后复审", required=False),
    ),
    unit_word="件",
    register="regulations",
    details=Document,
)

KINDS = (REGULATION,)
