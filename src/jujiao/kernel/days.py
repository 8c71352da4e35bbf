"""The day that somebody enters for an act: it has come, and it is not before what the act follows."""

from __future__ import annotations

from datetime import date

from jujiao.kernel.problems import refuse


def check_day(
    day: date, *, today: date, not_before: date | None = None, event: str = "", place: str = "on"
) -> None:
    """Raises Refused for a day still to come, or before the day of the ``event`` that it follows."""
    if day > today:
        raise refuse("future_date", "日期还没有到。", place=place, remedy="请改日期。")
    if not_before is not None and day < not_before:
        said = f"日期早于{event}的{not_before}。"
        raise refuse("before_it_began", said, place=place, remedy="请核对。")
