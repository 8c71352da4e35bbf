"""我们的节日、文体活动: festivals by the lunar calendar, and what the court holds for its people.

The dates of 2020–2030 were computed with two independent almanacs (lunar-python 1.4, sxtwl 2.0), which
agree, and fit the State Council's holidays as far as those are known. A year beyond the table is not
guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jujiao.catalogue.activities import activity
from jujiao.kernel.concepts import Focus
from jujiao.kernel.problems import refuse

SPRING, DOUBLE_NINTH = "spring", "double_ninth"
FESTIVALS: Mapping[str, str] = {
    SPRING: "春节",
    "lantern": "元宵",
    "clear_bright": "清明",
    "dragon_boat": "端午",
    "double_seventh": "七夕",
    "mid_autumn": "中秋",
    DOUBLE_NINTH: "重阳",
}
DAYS: Mapping[int, tuple[str, ...]] = {
    2020: ("01-25", "02-08", "04-04", "06-25", "08-25", "10-01", "10-25"),
    2021: ("02-12", "02-26", "04-04", "06-14", "08-14", "09-21", "10-14"),
    2022: ("02-01", "02-15", "04-05", "06-03", "08-04", "09-10", "10-04"),
    2023: ("01-22", "02-05", "04-05", "06-22", "08-22", "09-29", "10-23"),
    2024: ("02-10", "02-24", "04-04", "06-10", "08-10", "09-17", "10-11"),
    2025: ("01-29", "02-12", "04-04", "05-31", "08-29", "10-06", "10-29"),
    2026: ("02-17", "03-03", "04-05", "06-19", "08-19", "09-25", "10-18"),
    2027: ("02-06", "02-20", "04-05", "06-09", "08-08", "09-15", "10-08"),
    2028: ("01-26", "02-09", "04-04", "05-28", "08-26", "10-03", "10-26"),
    2029: ("02-13", "02-27", "04-04", "06-16", "08-16", "09-22", "10-16"),
    2030: ("02-03", "02-17", "04-05", "06-05", "08-05", "09-12", "10-05"),
}


def festival_day(festival: str, year: int) -> date:
    """The day of a festival. Raises Refused for a year that the table does not have."""
    if year not in DAYS:
        raise refuse(
            "festival_year_unknown",
            f"节日表里没有{year}年，不知道{FESTIVALS[festival]}是哪一天。",
            remedy=f"现有{min(DAYS)}年至{max(DAYS)}年，请政治部主任在“我们的节日”登记{year}年的日期。",
        )
    day = DAYS[year][list(FESTIVALS).index(festival)]
    return date.fromisoformat(f"{year}-{day}")


def festival_in(title: str) -> str:
    """Which festival a title speaks of, or nothing; 迎新春 and 登高 are left to whoever files it."""
    return next((slug for slug, name in FESTIVALS.items() if name in title), "")


FUN_GAMES = activity("fun_games", "趣味运动会", Focus.COHESION, "运动会", "职工运动会")
FESTIVAL = activity(
    "festival",
    "我们的节日",
    Focus.COHESION,
    "“我们的节日”",
    "传统节日活动",
    outcomes=FESTIVALS,
    classify=festival_in,
)
CULTURE_AND_SPORT = activity(
    "culture_and_sport", "文体活动", Focus.COHESION, "文化活动", "故事分享会", "晨练"
)
EVENTS = (FUN_GAMES, FESTIVAL, CULTURE_AND_SPORT)
