"""民主评议党员: three stages, four grades, at most a third excellent, an opinion beyond the count of votes.

党支部民主评议党员工作要求. 必须 blocks; 一般 warns and asks why.
"""

from __future__ import annotations

from jujiao.catalogue.branch_life import EXCELLENT, GRADES
from jujiao.catalogue.branch_rules import Held
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis, Hardness

APPRAISAL_GUIDE = "党支部民主评议党员工作要求"
STAGES = ("self", "mutual", "measured")

D1 = Clause("D1", Basis(APPRAISAL_GUIDE, "评定等次为优秀、合格、基本合格、不合格"))
D2 = Clause(
    "D2", Basis(APPRAISAL_GUIDE, "优秀等次一般不超过参加评议党员的三分之一"), Hardness.GENERAL
)
D3 = Clause("D3", Basis(APPRAISAL_GUIDE, "个人自评、党员互评、民主测评"))
D4 = Clause("D4", Basis(APPRAISAL_GUIDE, "综合评议和日常表现提出评定意见，不简单以票取人"))


def excellent_cap(participants: int) -> int:
    """At most a third of those appraised may be 优秀."""
    return participants // 3


def grades_are_within_the_cap(held: Held) -> Breach | None:
    """D2: more than a third 优秀 warns and asks why."""
    cap, excellent = excellent_cap(sum(held.grades.values())), held.grades.get(EXCELLENT, 0)
    if excellent <= cap:
        return None
    return D2.breach("grades", f"优秀{excellent}人，一般不超过{cap}人。", "请写明原因。")


def appraised_in_three_stages(held: Held) -> Breach | None:
    """D3: self, mutual and measured; D1: no other grades than the four."""
    if set(held.grades) - set(GRADES):
        return D1.breach("grades", "评定等次只有优秀、合格、基本合格、不合格四种。")
    if set(STAGES) - set(held.stages):
        return D3.breach("stages", "个人自评、党员互评、民主测评没有都做。")
    return None if held.opinion.strip() else D4.breach("opinion", "没有写支委会的评定意见。")
