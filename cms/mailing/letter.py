"""A mail as text and HTML, in the language of its reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from cms.languages import language_of


@dataclass(frozen=True)
class Words:
    """`button` is what the link is called."""

    subject: str
    paragraphs: Sequence[str]
    button: str = ""


def letter(uuid: UUID, to: str, subject: str, template: str, context: Mapping[str, Any], language: str) -> EmailMultiAlternatives:
    """From `<template>.txt` and `<template>.html`, which extend those in `mail/`; the same Message-ID whenever it is made.

    To be made with the language of the reader active. The templates know `words`, `address` for their button, `site`, the
    frame of pages, and `words_language` where that is another one.
    """
    known = {"subject": subject, "language": language_of(language), "words_language": language, **context}
    made = EmailMultiAlternatives(subject, render_to_string(f"{template}.txt", known), to=[to], headers=headers(uuid, language))
    made.attach_alternative(render_to_string(f"{template}.html", known), "text/html")
    return made


def headers(uuid: UUID, language: str) -> dict[str, str]:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return {"Message-ID": f"<{uuid}@{host}>", "Auto-Submitted": "auto-generated", "Content-Language": language}
