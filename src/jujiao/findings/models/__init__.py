"""问题、督察、通报: what is found, how it was looked for, and what is published of it."""

from __future__ import annotations

from jujiao.findings.models.bulletins import Bulletin, BulletinCitation, BulletinDelivery
from jujiao.findings.models.findings import (
    Finding,
    FindingDeadline,
    FindingMeasure,
    FindingStep,
    RectificationNotice,
)
from jujiao.findings.models.inspections import (
    ChecklistSheet,
    InspectionFocus,
    PlannedInspection,
    PlannedPart,
)

__all__ = (
    "Bulletin",
    "BulletinCitation",
    "BulletinDelivery",
    "ChecklistSheet",
    "Finding",
    "FindingDeadline",
    "FindingMeasure",
    "FindingStep",
    "InspectionFocus",
    "PlannedInspection",
    "PlannedPart",
    "RectificationNotice",
)
