"""竞赛: prizes that the court's people win, and contests that the court holds for others.

人次 and 人 are two questions to one register: a team prize counts each member, an organisation prize
goes to a unit and counts nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.kernel.concepts import Ask, Focus, RecordKind
from jujiao.kernel.levels import Level
from jujiao.kernel.questions import Distinct, Indicator, ParticipantsCounted, RecordsCounted


@dataclass(frozen=True, slots=True)
class Prize:
    """Which prize was won."""

    prize: str = ""


WINNER, WINNING_UNIT = "winner", "winning_unit"

CONTEST_PRIZE = RecordKind(
    "contest_prize",
    "业务竞赛获奖",
    Focus.CAPABILITY,
    (
        Ask("title", "竞赛名称"),
        Ask("prize", "奖项"),
        Ask("recipients", "获奖人员", hint="团体奖逐人填写，用顿号隔开"),
        Ask("issuer", "主办单位"),
        Ask("award_level", "级别"),
        Ask("occurred_on", "获奖时间"),
    ),
    unit_word="项",
    register="contest_prizes",
    details=Prize,
    roles={WINNER: "获奖人员", WINNING_UNIT: "获奖单位"},
)

CONTEST_HOSTED = RecordKind(
    "contest_hosted",
    "承办竞赛",
    Focus.CAPABILITY,
    (Ask("title", "竞赛名称"), Ask("award_level", "级别"), Ask("occurred_on", "承办日期")),
    register="contests_hosted",
)

CONTESTANT = "contestant"
CONTEST_JOINED = RecordKind(
    "contest_joined",
    "参加竞赛",
    Focus.CAPABILITY,
    (
        Ask("title", "竞赛名称"),
        Ask("recipients", "参赛人员"),
        Ask("issuer", "主办单位"),
        Ask("award_level", "级别", hint="按主办单位的级别"),
        Ask("occurred_on", "参赛日期"),
    ),
    register="contests_joined",
    roles={CONTESTANT: "参赛人员"},
    wants_confirmation=False,
)

KINDS = (CONTEST_PRIZE, CONTEST_HOSTED, CONTEST_JOINED)

INDICATORS = (
    Indicator(
        "contest_awards_city",
        "市级业务比赛获奖",
        "人次",
        Focus.CAPABILITY,
        ParticipantsCounted(kind=CONTEST_PRIZE, role=WINNER, at=Level.CITY),
        Distinct.PARTICIPATION,
        "主办层级为市级的竞赛获奖，每条获奖记录的每名获奖人计一人次，同一人两次获同名奖项计两人次；"
        "团体奖按成员逐人计，授予单位的组织奖不计",
        phrase="参加市级业务比赛获奖{n}",
    ),
    Indicator(
        "contests_hosted_city",
        "承办市级竞赛",
        "次",
        Focus.CAPABILITY,
        RecordsCounted(kind=CONTEST_HOSTED, at=Level.CITY),
        Distinct.EVENT,
        "年内承办的市级竞赛",
        phrase="承办市级业务竞赛{n}",
    ),
)
