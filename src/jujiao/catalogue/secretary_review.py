"""党组织书记抓基层党建述职评议: 一述一评一测, four grades, a list of problems with deadlines.

《党委（党组）书记抓基层党建工作述职评议考核办法（试行）》.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, RecordKind

REVIEW_RULES = "《党委（党组）书记抓基层党建工作述职评议考核办法（试行）》"
REVIEWED_SECRETARY = "reviewed_secretary"
GOOD, FAIRLY_GOOD, FAIR, POOR = "good", "fairly_good", "fair", "poor"
GRADES = {GOOD: "好", FAIRLY_GOOD: "较好", FAIR: "一般", POOR: "差"}
CONTENTS = {
    "politics": "政治建设",
    "organisation": "组织建设",
    "members": "党员队伍",
    "life": "组织生活",
    "business": "服务中心工作",
    "rectified": "上年问题和巡察反馈整改",
}


@dataclass(frozen=True, slots=True)
class Review:
    """What is read of a review: the opinion, the parts reported on, the result of the test."""

    opinion: str = ""
    contents: str = ""
    test_result: str = ""


SECRETARY_REVIEW = RecordKind(
    "secretary_review",
    "书记述职评议",
    Focus.BRANCHES,
    (
        Ask("unit", "支部名称"),
        Ask("recipients", "书记"),
        Ask("occurred_on", "评议日期"),
        Ask("outcome", "评议等次"),
        Ask("opinion", "评价意见"),
    ),
    register="secretary_reviews",
    details=Review,
    roles={REVIEWED_SECRETARY: "述职书记"},
    outcomes=GRADES,
    basis=Basis(REVIEW_RULES),
)
KINDS = (SECRETARY_REVIEW,)

GRADE = Clause("review_grade", Basis(REVIEW_RULES, "综合评价等次分为好、较好、一般、差"))
CONTENT = Clause("review_content", Basis(REVIEW_RULES, "述职内容"))
OPINION = Clause("review_opinion", Basis(REVIEW_RULES, "形成评价意见"))
PROBLEMS = Clause("review_problems", Basis(REVIEW_RULES, "列出问题清单和整改期限"))
BEFORE = Clause("review_before", Basis(REVIEW_RULES, "述职评议前开展督查考核"), Hardness.GENERAL)
FOLLOWS = "评议为一般、差的，按规定约谈，当年不参加评优（待核）"


def review_breaches(
    *,
    grade: str,
    contents: Collection[str],
    opinion: str,
    problems: int,
    undated: int,
    inspected: bool,
) -> tuple[Breach, ...]:
    """What is missing of a review: a part of the report, the opinion, problems with their deadlines."""
    left = [word for name, word in CONTENTS.items() if name not in contents]
    found = []
    if grade not in GRADES:
        found.append(GRADE.breach("grade", "评议等次只有好、较好、一般、差四种。"))
    if left:
        found.append(CONTENT.breach("contents", f"述职没有讲到{'、'.join(left)}。"))
    if not opinion.strip():
        found.append(OPINION.breach("opinion", "没有写评价意见。"))
    if not problems or undated:
        found.append(PROBLEMS.breach("problems", "没有问题清单，或者问题没有整改期限。"))
    if not inspected:
        found.append(BEFORE.breach("inspected", "本年还没有办结的督查轮次，评议缺少依据。"))
    return tuple(found)
