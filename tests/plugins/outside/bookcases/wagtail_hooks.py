from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from bookcases.models import Bookcase


@register_snippet
class BookcaseViewSet(SnippetViewSet):
    model = Bookcase
    add_to_admin_menu = True
    list_display = ("name", "shelves", "open")
