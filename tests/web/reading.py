"""Reading pages as people do: the words, the links, the fields."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from lxml import html


def text(response: HttpResponse) -> str:
    """The words of the page's main part, in one line."""
    return " ".join(main(response).text_content().split())


def main(response: HttpResponse) -> Any:
    """The main part of the page."""
    return page(response).xpath("//main")[0]


def page(response: HttpResponse) -> Any:
    """The page as a tree."""
    return html.fromstring(response.content.decode())


def links(response: HttpResponse) -> list[str]:
    """Where the main part leads."""
    return [str(one) for one in main(response).xpath(".//a/@href")]


def titles(response: HttpResponse) -> list[str]:
    """The titles of a list's rows, in order."""
    return [
        one.text_content().strip()
        for one in main(response).xpath(".//tbody//td[contains(@class,'title')]/a")
    ]


def field(response: HttpResponse, name: str) -> str:
    """What stands in a field of the form."""
    found = main(response).xpath(f".//*[@name='{name}']")[0]
    return str(found.text if found.tag == "textarea" else found.get("value", ""))


def wrong(response: HttpResponse, name: str) -> str:
    """What is said to be wrong beneath a field."""
    found = main(response).xpath(f".//*[@id='field-{name}']//*[contains(@class,'wrong')]")
    return "".join(one.text_content().strip() for one in found)


def without_tokens(response: HttpResponse) -> str:
    """The page without what differs from one request to the next."""
    content = response.content.decode()
    content = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", content)
    return re.sub(r'href="[^"]*year=\d+"', "", content)
