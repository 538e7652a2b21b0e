"""What the pages add to Wagtail: link handlers, footer snippets, and rules that hold in all languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.languages import is_source
from cms.published.projecting import project
from cms.translations.source_rows import SourceRowsViewSet
from site_pages import hours_aloud
from site_pages.addresses.private_pages import render_page
from site_pages.models import EmergencyNumber, FooterContact, FooterLink, FundingNotice
from site_pages.publishing.dependents import with_facet
from site_pages.publishing.rich_text_links import PublicDocumentLink, PublicPageLink
from site_pages.tree.slugs import is_reserved


class FooterContactViewSet(SourceRowsViewSet):
    model = FooterContact
    icon = "mail"
    list_display = ["title", "phone", "email"]


class EmergencyNumberViewSet(SourceRowsViewSet):
    model = EmergencyNumber
    icon = "warning"
    list_display = ["label", "number", "sort_order"]


class FooterLinkViewSet(SourceRowsViewSet):
    model = FooterLink
    icon = "link"
    list_display = ["text", "page", "sort_order"]


class FundingNoticeViewSet(SourceRowsViewSet):
    model = FundingNotice
    icon = "pick"
    list_display = ["text", "valid_from", "valid_until"]


class FooterViewSetGroup(SnippetViewSetGroup):
    menu_label = gettext_lazy("Footer")
    menu_icon = "dots-horizontal"
    menu_order = 250
    items = (FooterContactViewSet, EmergencyNumberViewSet, FooterLinkViewSet, FundingNoticeViewSet)


register_snippet(FooterViewSetGroup)


@hooks.register("register_rich_text_features", order=100)
def register_links(features: FeatureRegistry) -> None:
    """After Wagtail's own, whose place they take on the public site."""
    for handler in (PublicPageLink, PublicDocumentLink):
        features.register_link_type(handler)


hooks.register("render_page", render_page)
hooks.register("register_admin_urls", hours_aloud.admin_urls)
hooks.register("insert_editor_js", hours_aloud.script)


@hooks.register("after_bulk_action")
def project_moved_files(request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any) -> None:
    """Wagtail moves files to another collection without a signal: who may read them may be others then."""
    if action_type == "add_to_collection" and isinstance(next(iter(objects), None), get_document_model()):
        project(with_facet("document_id", *(one.pk for one in objects)))


@hooks.register("before_move_page")
def refuse_reserved_slug(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    if not is_reserved(page.slug, destination):
        return None
    messages.error(
        request, _("The site itself uses the address “%(slug)s” there. Please rename the page first.") % {"slug": page.slug}
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_copy_page")
def refuse_copy_with_reserved_slug(request: HttpRequest, page: Page) -> HttpResponse | None:
    parent = Page.objects.filter(pk=request.POST.get("new_parent_page") or page.get_parent().pk).first()
    slug = request.POST.get("new_slug", "")
    if request.method != "POST" or not parent or not is_reserved(slug, parent):
        return None
    messages.error(request, _("The site itself uses the address “%(slug)s” there. Please choose another one.") % {"slug": slug})
    return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("construct_translated_pages_to_cascade_actions")
def cascade_to_translations(pages: list[Page], action: str) -> dict[Page, Any]:
    """Unpublishing and moving a page in the admin takes its other languages along; a deletion does so anywhere."""
    if action == "delete":  # by then the receiver has deleted them, and Wagtail would fail on a page that is gone
        return {}
    others = {page: Page.objects.translation_of(page, inclusive=False) for page in pages if is_source(page)}
    if action == "unpublish":  # aliases follow by themselves
        return {page: found.filter(alias_of__isnull=True) for page, found in others.items()}
    return others
