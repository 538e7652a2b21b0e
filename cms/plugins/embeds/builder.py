"""The page on which partners put together what they show on their own sites, without an account."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cms.languages import LANGUAGES, SOURCE_LANGUAGE, language_of
from cms.plugins.embeds.counting import PARTNER
from cms.plugins.embeds.frames.views import widgets
from cms.plugins.embeds.listing import MOST, USUAL
from cms.plugins.embeds.snippets import COUNTS, snippets_for
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
FILTERS = ("topic", "place")
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
    partner = forms.ChoiceField(
        label=_("Your organization"),
        required=False,
        help_text=_("If you want to hear from us how often it was shown: we keep a number for each day, nothing about visitors."),
    )

    def __init__(self, asked: Any, frame: dict[str, Any]) -> None:
        super().__init__(asked)
        topics, places = offered(frame)
        partners = organizations()
        self.words_of = {one["code"]: one["lang"] for one in frame.get("topics", [])}
        self.words_of |= dict.fromkeys([*places, *partners], SOURCE_LANGUAGE)
        self.choose("show", SHOWN | {name: one.label for name, (_plugin, one) in widgets().items()})
        self.choose("topic", {"": _("All topics")} | topics)
        self.choose("place", {"": _("The whole district")} | places)
        self.choose("partner", {"": _("Not said")} | partners)

    def choose(self, name: str, choices: dict[str, Any]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = list(choices.items())

    @property
    def is_of_one_page(self) -> bool:
        return "address" in COUNTS.get(str(self["show"].value()), ())

    def shown(self) -> list[tuple[forms.BoundField, list[Option]]]:
        """The fields that count for what is shown, with their options."""
        counting = ("show", "lang", PARTNER, *COUNTS.get(str(self["show"].value()), ()))
        return [(one, self.options(one)) for one in self if one.name in counting]

    def options(self, field: forms.BoundField) -> list[Option]:
        languages = {one.code: one.code for one in LANGUAGES} if field.name == "lang" else self.words_of
        return [(value, text, languages.get(value, current_language())) for value, text in getattr(field.field, "choices", ())]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.is_of_one_page and not self.errors.keys() & {"show", "address"}:
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
        "asks_for_address": form.is_of_one_page and "address" not in request.GET,
        "snippets": snippets_for(form.cleaned_data, frame) if form.is_valid() else None,
        "privacy": list(dict.fromkeys([SOURCE_LANGUAGE, language])),
        "site_url": settings.SITE_URL,
    }
    return render(request, "embeds/builder.html", context)


def share(document: PublishedDocument, request: HttpRequest) -> dict[str, str]:
    """Leads from a record's page to the builder, with those filters of the finder that the builder knows."""
    if document.kind != "finder":
        return {"query": urlencode({"show": "page", "address": absolute(document.url)})}
    known = zip(FILTERS, offered(site_for(request, document.language)), strict=True)
    filters = {name: request.GET[name] for name, values in known if request.GET.get(name) in values}
    return {"query": urlencode({"show": "list"} | filters)}


def organizations() -> dict[str, str]:
    """Names of those that are public, by their public id. They are the same in all languages."""
    documents = PublishedDocument.objects.current("organization", SOURCE_LANGUAGE).in_order()
    return {str(uuid): name for uuid, name in documents.values_list("uuid", "title")}


def offered(frame: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Topics and places by code and key (ARS)."""
    places = [place for group in frame.get("places", []) for place in group["places"]]
    return {one["code"]: one["name"] for one in frame.get("topics", [])}, {one["ars"]: one["name"] for one in places}
