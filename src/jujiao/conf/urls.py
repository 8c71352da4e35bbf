"""All addresses belong to the web."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("jujiao.web.urls"))]
handler403 = "jujiao.web.failures.forbidden"
handler404 = "jujiao.web.failures.not_found"
handler500 = "jujiao.web.failures.server_error"
