"""What the words of a ledger say about a fault and its rectification."""

from __future__ import annotations

from jujiao.kernel.transitions import FindingState

NOTHING_FOUND = (
    "",
    "无",
    "无问题",
    "未发现问题",
    "未发现",
    "没有",
    "正常",
    "良好",
    "/",
    "-",
    "—",
    "暂无",
)
CLOSED_WORDS = (
    "已整改",
    "整改完成",
    "已完成",
    "整改到位",
    "已销号",
    "已整改完毕",
    "完成整改",
    "已完成整改",
)
SUSTAINED_WORDS = ("长期坚持",)
UNDER_WAY = ("整改中", "正在整改", "限期整改", "推进中")


def is_problem(text: str) -> bool:
    """Whether a cell under 发现问题 names a fault."""
    return text.strip() not in NOTHING_FOUND


def progress_named(text: str) -> FindingState:
    """Where a fault stands, by the words of the ledger; silence is not a closing."""
    word = text.strip()
    if word in CLOSED_WORDS:
        return FindingState.CLOSED
    if any(one in word for one in SUSTAINED_WORDS):
        return FindingState.SUSTAINED
    if any(one in word for one in UNDER_WAY):
        return FindingState.RECTIFYING
    negated = any(one in word for one in ("未", "没", "尚"))
    if not negated and any(one in word for one in ("销号", "整改完", "整改到位", "已整改", "完成")):
        return FindingState.CLOSED
    return FindingState.OPEN
