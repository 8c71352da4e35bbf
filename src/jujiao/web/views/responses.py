"""Answers that are saved, not shown."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SANDBOX = "sandbox; default-src 'none'"


def saved_as(file_name: str, content: bytes, content_type: str = XLSX) -> HttpResponse:
    """A file that the browser saves and never renders."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, file_name) or "attachment"  # noqa: FBT003
    )
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
