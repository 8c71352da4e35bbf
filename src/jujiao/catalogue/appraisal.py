"""考核等次与处分: the yearly and quarterly grades of a person, and the sanctions that bar promotion.

《公务员考核规定》, 《公务员平时考核办法（试行）》, 《公务员法》第六十二至六十四条. Of a sanction only its
kind, day and document number are kept; grades and sanctions are confidential kinds.
"""

from __future__ import annotations

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.kernel.concepts import Ask, Basis, Focus, RecordKind
from jujiao.kernel.ladders import APPRAISAL_RULES, GRADE_LABELS, SANCTION_LABELS

APPRAISED = "appraised"

ANNUAL_GRADE = RecordKind(
    "annual_grade",
    "年度考核等次",
    Focus.CAPABILITY,
    (
        Ask("recipients", "姓名"),
        Ask("serial", "考核年度", hint="四位数年份"),
        Ask("outcome", "等次"),
        Ask("occurred_on", "确定日期"),
        Ask("document_no", "文号", required=False),
    ),
    unit_word="人",
    register="annual_grades",
    roles={APPRAISED: "被考核人"},
    outcomes={grade.value: label for grade, label in GRADE_LABELS.items()},
    confidential=True,
    read_by="appraisal.read",
    basis=APPRAISAL_RULES,
)

GOOD, FAIRLY_GOOD, MEDIOCRE, POOR = "good", "fairly_good", "mediocre", "poor"
QUARTER_GRADES = {GOOD: "好", FAIRLY_GOOD: "较好", MEDIOCRE: "一般", POOR: "较差"}
QUARTERLY_RULES = Basis("《公务员平时考核办法（试行）》", "平时考核结果作为年度考核的重要依据")
BARRING_QUARTERS = PolicyDefault(
    "quarter_grades_barring_excellent",
    "有此平时考核等次的，年度不得优秀",
    (MEDIOCRE, POOR),
    QUARTERLY_RULES,
)
GOOD_SHARE = PolicyDefault(
    "quarter_good_percent", "平时考核“好”的比例上限（%）", 40, QUARTERLY_RULES
)
DEFAULTS = (BARRING_QUARTERS, GOOD_SHARE)
QUARTER_GRADE = RecordKind(
    "quarter_grade",
    "平时考核等次",
    Focus.CAPABILITY,
    (
        Ask("recipients", "姓名"),
        Ask("serial", "考核季度", hint="如2025-Q1"),
        Ask("outcome", "等次"),
        Ask("occurred_on", "确定日期"),
    ),
    unit_word="人",
    register="quarter_grades",
    roles={APPRAISED: "被考核人"},
    outcomes=QUARTER_GRADES,
    confidential=True,
    read_by="appraisal.read",
    basis=QUARTERLY_RULES,
)

SANCTIONED = "sanctioned"
SANCTION = RecordKind(
    "disciplinary_sanction",
    "处分",
    Focus.DISCIPLINE,
    (
        Ask("recipients", "姓名"),
        Ask("outcome", "处分种类"),
        Ask("occurred_on", "生效日期"),
        Ask("document_no", "文号", required=False),
    ),
    unit_word="人",
    register="disciplinary_sanctions",
    roles={SANCTIONED: "受处分人"},
    outcomes={kind.value: label for kind, label in SANCTION_LABELS.items()},
    confidential=True,
    basis=Basis("《中华人民共和国公务员法》", "第六十二条至第六十四条", verified=True),
)

KINDS = (ANNUAL_GRADE, QUARTER_GRADE, SANCTION)
METRICS = {  # what a scheme may read from a workbook, by its name: the head of the column
    "weighted_cases": "折算办案件数",
    "cases_reversed": "改判发回件数",
    "closing_rate": "结案率（%）",
    "cases_praised": "受表扬件数",
    "petitions_founded": "查实信访件数",
}
