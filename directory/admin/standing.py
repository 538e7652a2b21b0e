"""How an entry stands: what it lacks, and where it is read, at the top of its form."""

from typing import Any

from wagtail.admin.panels import Panel

from cms.languages import SOURCE_LANGUAGE, is_source
from cms.published.models import PublishedDocument
from directory.admin.quality import gaps_by_record


class StandingPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/standing.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None and is_source(self.instance)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """`published` is the German document in the window, if there is one."""
            found = PublishedDocument.objects.filter(
                kind=self.instance.kind, uuid=self.instance.translation_key, language=SOURCE_LANGUAGE
            )
            gaps = gaps_by_record(type(self.instance), [self.instance.pk])
            return super().get_context_data(parent_context) | {
                "gaps": gaps.get(self.instance.pk, []),
                "published": found.first(),
                "json_view": f"api:{self.instance.kind}s_detail",
            }
