"""What is read of a study of the party group and of its meetings, beyond what is counted."""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.catalogue.activities import Activity
from jujiao.kernel.concepts import shown_as


@dataclass(frozen=True, slots=True)
class Study(Activity):
    """What is read of a study: the text, who issued it and when, and the measures that follow."""

    source: str = shown_as("学习内容来源")
    published_on: str = shown_as("来源日期")
    measures: str = shown_as("贯彻措施")


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is read of a meeting of the party group: its items, and why the first was no 第一议题."""

    agenda: str = ""
    exception: str = ""
