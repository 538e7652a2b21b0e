"""What all pages have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.published.projecting import PublishedAtOnce
from cms.translations.minor_changes import MINOR_CHANGE, MinorChangeMixin
from cms.translations.outdated_words import KeepsOutdatedWords
from site_pages.fields import BodyField
from site_pages.tree.aliases import has_more_than_columns, update_aliases
from site_pages.tree.permissions import PageForm, PagePermissions
from site_pages.tree.visibility import restrictions_of


def content(*further: Panel) -> list[Panel]:
    """The panels of what a page says; `further` stand below its body."""
    ours = [FieldPanel("introduction"), FieldPanel("image"), FieldPanel("body")]
    return [*Page.content_panels, *ours, *further, MINOR_CHANGE]


class BasePage(PublishedAtOnce, MinorChangeMixin, KeepsOutdatedWords, Page):
    """A page with an introduction, an image and a body. `kind` names its records in the published window.

    Readers get its document, rendered by `template`. Words come from the page of the language; topics, services, dates and
    images always from the source page.
    """

    kind: ClassVar[str]
    structure: ClassVar[tuple[str, ...]] = ("image",)  # fields that are read from the source page
    lists: ClassVar[tuple[str, ...]] = ()  # pages whose ids and order its documents hold: "children", "guides"
    crops: ClassVar[tuple[str, ...]] = ("page", "social")  # in which its template shows the image
    searched: ClassVar[bool] = True  # found by the search of the whole site
    reserved_slugs: ClassVar[tuple[str, ...]] = ()  # addresses of its own below it
    words: ClassVar[tuple[str, ...]] = ("title", "introduction", "body", "seo_title", "search_description")

    introduction: Any = models.TextField(_("introduction"), blank=True, help_text=_("Plain text, also shown in lists."))
    image: Any = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("image"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Stands above the text as decoration: it is not read aloud."),
    )
    body = BodyField(verbose_name=_("body"), blank=True, help_text=_("Made of blocks: choose one with the plus sign."))

    content_panels = content()
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    base_form_class = PageForm

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        if any("\x00" in part for part in path_components):
            raise Http404  # PostgreSQL would refuse the query
        return super().route(request, path_components)

    def copy_for_translation(self, locale: Any, *args: Any, alias: bool = False, **kwargs: Any) -> Any:
        """Whoever asks for an alias that is there already gets it."""
        there = self.get_translation_or_none(locale) if alias else None
        return there or super().copy_for_translation(locale, *args, alias=alias, **kwargs)

    def update_aliases(self, **kwargs: Any) -> None:
        """In bulk: Wagtail takes 40 queries for each language."""
        if has_more_than_columns(type(self)):
            super().update_aliases(**kwargs)
        else:
            update_aliases(self)

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet[Any]:
        """Editors find a page once, not in each language that follows it."""
        found: models.QuerySet[Any] = super().get_indexed_objects().filter(alias_of=None)
        return found

    def permissions_for_user(self, user: Any) -> PagePermissions:
        return PagePermissions(user, self)

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Restrictions of the page and its ancestors, in whatever language they were set."""
        return restrictions_of(self)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only for those who passed a restriction, and for previews: readers get the published document.

        What the hook `render_page` gives is rendered by the same template, from a projection made in memory.
        """
        (render,) = hooks.get_hooks("render_page")
        answer: HttpResponse = render(self, request)
        return answer

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return self.serve(request)
