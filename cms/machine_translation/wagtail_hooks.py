"""The glossary in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.machine_translation.models import GlossaryTerm
from cms.translations.source_rows import RowChooserViewSet


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "wagtail-localize-language"
    menu_label = _("Glossary")
    menu_order = 265
    add_to_admin_menu = True
    chooser_viewset_class = RowChooserViewSet
    list_display = ["term", "translation", "get_language_display"]
    list_filter = ["language"]
    search_fields = ["term", "translation"]
    panels = [FieldPanel("term"), FieldPanel("language"), FieldPanel("translation"), FieldPanel("note")]


register_snippet(GlossaryViewSet)
