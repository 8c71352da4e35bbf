"""The acts on findings, inspections and bulletins, in modules named by what they act on."""

from __future__ import annotations

from jujiao.findings.services.deadlines import extend_deadline
from jujiao.findings.services.entering import FindingEntry, enter_findings, retire_findings_of
from jujiao.findings.services.rectification import (
    MeasureEntry,
    NoticeEntry,
    correct_on_spot,
    finish_measure,
    notify_rectification,
    plan_measures,
    report_rectification,
)
from jujiao.findings.services.replies import (
    confirm_finding,
    contest_finding,
    deem_confirmed,
    dismiss_finding,
    raise_finding,
    uphold_finding,
)
from jujiao.findings.services.verification import (
    advise_accountability,
    close_finding,
    hand_over_finding,
    reopen_finding,
    send_back_finding,
    sustain_finding,
)

__all__ = (
    "FindingEntry",
    "MeasureEntry",
    "NoticeEntry",
    "advise_accountability",
    "close_finding",
    "confirm_finding",
    "contest_finding",
    "correct_on_spot",
    "deem_confirmed",
    "dismiss_finding",
    "enter_findings",
    "extend_deadline",
    "finish_measure",
    "hand_over_finding",
    "notify_rectification",
    "plan_measures",
    "raise_finding",
    "reopen_finding",
    "report_rectification",
    "retire_findings_of",
    "send_back_finding",
    "sustain_finding",
    "uphold_finding",
)
