"""The addresses of 数字核对."""

from __future__ import annotations

from django.urls import URLPattern, path

from jujiao.web.drafts import views

urlpatterns: list[URLPattern] = [
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/words/<slug:name>/", views.words, name="draft_words"),
    path("drafts/<slug:public_id>/", views.check, name="draft_check"),
    path("drafts/<slug:public_id>/again/", views.again, name="draft_again"),
    path("drafts/<slug:public_id>/file/<slug:form>/", views.check_file, name="draft_file"),
    path("drafts/<slug:public_id>/<int:start>/<slug:name>/", views.figure_act, name="draft_act"),
]
