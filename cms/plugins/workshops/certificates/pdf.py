"""A certificate as PDF, made by Typst with fonts of its own: nothing has to be installed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typst
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.languages import language_of
from cms.plugins.workshops.models import Certificate, Registration
from cms.plugins.workshops.showing import times_of, title_of
from cms.published.addresses import absolute
from site_pages.reading.formats import day_in_year
from site_pages.reading.site import site

FOLDER = Path(__file__).parent
ISO_639 = {"de-simple": "de"}


def certificate_pdf(certificate: Certificate, language: str) -> bytes:
    """One page A4, in a language of the site; names stay as they were typed."""
    with override(language):
        content = words(certificate, language)
    try:
        return compiled(content, pdf_standards="ua-1")
    except typst.TypstError:  # a name in letters that no font here has cannot be read aloud
        return compiled(content)


def compiled(content: dict[str, Any], **options: Any) -> bytes:
    made: Any = typst.compile(
        str(FOLDER / "certificate.typ"),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        **options,
    )
    return bytes(made)


def certificate_response(registration: Registration, language: str) -> HttpResponse:
    """404 for somebody who has none."""
    found = getattr(registration, "certificate", None)
    if found is None or found.is_withdrawn:
        raise Http404("There is no certificate.")
    response = HttpResponse(certificate_pdf(found, language), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    return response


def words(certificate: Certificate, language: str) -> dict[str, Any]:
    """What the template prints."""
    registration, date = certificate.registration, certificate.workshop_date
    frame = site(language)
    return {
        "language": ISO_639.get(language, language),
        "direction": language_of(language).direction,
        "heading": _("Certificate of attendance"),
        "name": registration.name if registration else "",
        "took_part": _("took part in"),
        "title": title_of(date, language),
        "times": times_of(date, language),
        "place": date.place,
        "content_label": _("Content"),
        "content": [line for line in date.content.splitlines() if line.strip()],
        "organizer": date.organizer,
        "issued": _("Issued on %(day)s") % {"day": day_in_year(timezone.localtime(certificate.issued_at).date(), language)},
        "number_label": _("Number"),
        "number": certificate.number,
        "verify": _("Whether it is true you see at:"),
        "address": absolute(reverse("workshops:certificate", args=[certificate.number])),
        "site": frame["name"],
        "funding": [one["text"] for one in frame.get("funding_notices", [])],
    }
