"""The lists of the directory in the admin: as many queries for a full page as for one row."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter
from wagtail import hooks
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button, ButtonWithDropdown
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.snippets import IndexView

from cms.languages import is_source
from directory.admin.quality import gaps_by_record, gaps_of, lacking


class RecordIndexView(IndexView):
    def paginate_queryset(self, queryset: QuerySet[Any], page_size: int) -> tuple[Any, Any, Any, bool]:
        shown = [name for name in self.list_display if isinstance(name, str)]
        related = [name for name in shown if isinstance(self.model._meta.get_field(name), ForeignKey)]
        paginator, page, _records, more = super().paginate_queryset(queryset.select_related("locale", *related), page_size)
        page.object_list = with_gaps(with_states(list(page.object_list)))
        return paginator, page, page.object_list, more

    def get_list_buttons(self, instance: Any) -> list[Any]:
        """Wagtail's own, those of other hooks, and the way to the translation; wagtail-localize would ask twice a row."""
        buttons = [*self.get_list_more_buttons(instance), *self.translate_button(instance)]
        for hook in hooks.get_hooks("register_snippet_listing_buttons"):
            if not hook.__module__.startswith("wagtail_localize"):
                buttons.extend(hook(instance, self.request.user, self.request.path))
        shown = [one for one in map(self.as_button, buttons) if one.show]
        label = _("More options for “%(title)s”") % {"title": instance}
        return [ButtonWithDropdown(buttons=shown, icon_name="dots-horizontal", attrs={"aria-label": label})] if shown else []

    def as_button(self, item: Any) -> Any:
        return Button.from_menu_item(item) if isinstance(item, MenuItem) else item

    def translate_button(self, instance: Any) -> list[Button]:
        if not self.request.user.has_perm("wagtail_localize.submit_translation"):
            return []
        label = self.model._meta
        key = (label.app_label, label.model_name, quote(instance.pk))
        address = reverse("wagtail_localize:submit_snippet_translation", args=key)
        return [Button(_("Translate"), address, icon_name="wagtail-localize-language", priority=100)]


class GapsColumn(Column):
    """What each record lacks for a good entry."""

    def get_value(self, instance: Any) -> str:
        return ", ".join(str(label) for label in instance.known_gaps)


class GapFilter(ChoiceFilter):
    """Records that lack something."""

    def __init__(self, model: type[Any]) -> None:
        super().__init__(label=gettext_lazy("Missing"), choices=[(one.code, one.label) for one in gaps_of(model)])

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return lacking(qs, value) if value else qs


def with_gaps(records: list[Any]) -> list[Any]:
    """The records, which now know what they lack; translations are judged by their source."""
    found = gaps_by_record(type(records[0]), [one.pk for one in records if is_source(one)]) if records else {}
    for one in records:
        one.known_gaps = found.get(one.pk, [])
    return records


def with_states(records: list[Any]) -> list[Any]:
    """The records, which now know whether they are scheduled or in a workflow."""
    if not records:
        return records
    of_them = {
        "base_content_type": ContentType.objects.get_for_model(records[0]),
        "object_id__in": [str(one.pk) for one in records],
    }
    waiting = {one.object_id: one for one in Revision.objects.filter(**of_them, approved_go_live_at__isnull=False)}
    in_workflow = {one.object_id: one for one in WorkflowState.objects.active().filter(**of_them)}
    for one in records:
        one.known_schedule = waiting.get(str(one.pk))
        one._current_workflow_states = [in_workflow[str(one.pk)]] if str(one.pk) in in_workflow else []
    return records
