"""The page on which partners put together what they show on their own sites, without an account."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cms.languages import LANGUAGES, SOURCE_LANGUAGE, language_of
from cms.plugins.embeds.frames import widgets
from cms.plugins.embeds.listing import MOST, USUAL
from cms.plugins.embeds.snippets import snippets_for
from cms.plugins.embeds.targets import target_of
from cms.published.addresses import absolute
from cms.published.models import PublishedDocument
from site_pages.reading.links import current_language
from site_pages.reading.site import site_for

SHOWN = {
    "list": _("A list of offers"),
    "map": _("A map with offers"),
    "news": _("News"),
    "page": _("One page: an offer, a guide, a news item"),
    "hours": _("The opening hours of an offer"),
}
OF_ONE_PAGE = ("page", "hours")
FILTERS = ("topic", "place")
UNUSED = {"list": ("address",), "map": ("address",), "news": ("address", "place")}
UNUSED |= dict.fromkeys(OF_ONE_PAGE, (*FILTERS, "limit"))
Option = tuple[str, Any, str]  # value, text, language of the text


class BuilderForm(forms.Form):
    """What to show; `address` is needed for what belongs to one page."""

    show = forms.ChoiceField(label=_("What do you want to show?"))
    address = forms.CharField(
        label=_("Address of the page"),
        required=False,
        max_length=500,
        help_text=_("Copy it from the browser, while you see the page."),
    )
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    place = forms.ChoiceField(label=_("Place"), required=False)
    limit = forms.IntegerField(label=_("How many?"), required=False, min_value=1, max_value=MOST)
    lang = forms.ChoiceField(label=_("Language"), choices=[(one.code, one.name) for one in LANGUAGES])

    def __init__(self, asked: Any, frame: dict[str, Any]) -> None:
        super().__init__(asked)
        topics = frame.get("topics", [])
        places = [place for group in frame.get("places", []) for place in group["places"]]
        self.words_of = {one["code"]: one["lang"] for one in topics} | {one["ars"]: SOURCE_LANGUAGE for one in places}
        self.choose("show", SHOWN | {name: one.label for name, (_plugin, one) in widgets().items()})
        self.choose("topic", {"": _("All topics")} | {one["code"]: one["name"] for one in topics})
        self.choose("place", {"": _("The whole district")} | {one["ars"]: one["name"] for one in places})

    def choose(self, name: str, choices: dict[str, Any]) -> None:
        self.fields[name].choices = list(choices.items())  # type: ignore[attr-defined]

    def shown(self) -> list[tuple[forms.BoundField, list[Option]]]:
        """The fields that count for what is shown, with their options."""
        show = str(self["show"].value())
        unused = UNUSED.get(show, ("address", *FILTERS, "limit"))
        return [(one, self.options(one)) for one in self if one.name not in unused]

    def options(self, field: forms.BoundField) -> list[Option]:
        languages = {one.code: one.code for one in LANGUAGES} if field.name == "lang" else self.words_of
        return [(value, text, languages.get(value, current_language())) for value, text in getattr(field.field, "choices", ())]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("show") in OF_ONE_PAGE and "address" not in self.errors:
            cleaned["document"] = self.document_of(cleaned)
        return cleaned

    def document_of(self, cleaned: dict[str, Any]) -> PublishedDocument | None:
        """The page at the address, in the language that was chosen. Hours are those of offers alone."""
        target = target_of(cleaned.get("address", ""))
        language = cleaned.get("lang", "")
        found = target and PublishedDocument.objects.current(target.kind, language).of(target.uuid).exclude(url="").first()
        if not found or (cleaned["show"] == "hours" and found.kind != "service"):
            self.add_error("address", _("There is no such page here."))
            return None
        return found


@require_safe
def builder(request: HttpRequest) -> HttpResponse:
    language = current_language()
    frame = site_for(request, language)
    usual = {"show": "list", "limit": str(USUAL), "lang": language}
    form = BuilderForm(usual | request.GET.dict(), frame)
    context = {
        "language": language_of(language),
        "form": form,
        "asks_for_address": form["show"].value() in OF_ONE_PAGE and "address" not in request.GET,
        "snippets": snippets_for(form.cleaned_data, frame) if form.is_valid() else None,
        "privacy": list(dict.fromkeys([SOURCE_LANGUAGE, language])),
        "site_url": settings.SITE_URL,
    }
    return render(request, "embeds/builder.html", context)


def share(document: PublishedDocument, request: HttpRequest) -> dict[str, str]:
    """Leads from a record's page to the builder, with those filters of the finder that the builder knows."""
    if document.kind != "finder":
        return {"query": urlencode({"show": "page", "address": absolute(document.url)})}
    form = BuilderForm({"show": "list", "lang": document.language} | request.GET.dict(), site_for(request, document.language))
    form.full_clean()
    filters = {name: form.cleaned_data[name] for name in FILTERS if form.cleaned_data.get(name)}
    return {"query": urlencode({"show": "list"} | filters)}
