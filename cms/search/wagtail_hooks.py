"""Synonyms in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.search.models import SynonymGroup
from cms.translations.source_rows import RowChooserViewSet


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "search"
    menu_label = _("Synonyms")
    menu_order = 260
    add_to_admin_menu = True
    chooser_viewset_class = RowChooserViewSet
    list_display = ["__str__", "language"]
    list_filter = ["language"]
    search_fields = ["words"]
    panels = [FieldPanel("language"), FieldPanel("words")]


register_snippet(SynonymGroupViewSet)
