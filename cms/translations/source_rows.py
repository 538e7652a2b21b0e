"""German rows are the source of all others: whoever may not add records translates them, and changes nothing here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import lazy
from django.utils.translation import gettext
from wagtail.admin.views.generic.preview import PreviewOnEdit
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from cms.languages import ONLY_SOURCE_ROWS, SOURCE_LANGUAGE, is_source
from cms.translations.translated_rows import WordsOfTranslations

READING = {"GET", "HEAD", "OPTIONS"}
View = Callable[..., HttpResponseBase]


def stays_with_editors(user: Any, record: Any) -> bool:
    """Whether a translatable record is a German row, and the user one who may not add such records."""
    return is_source(record) and not may_add(user, type(record))


def may_add(user: Any, model: type[Model]) -> bool:
    return bool(user.has_perm(f"{model._meta.app_label}.add_{model._meta.model_name}"))


class RowChooser(AdminSnippetChooser):
    """Forms are made once a process: the words of the field are those of each reader, not of whoever came first."""

    def __init__(self, model: type[Model] | None = None, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        self.choose_one_text = self.words("Choose %(object)s")
        self.choose_another_text = self.words("Choose another %(object)s")
        self.link_to_chosen_text = self.words("Edit this %(object)s")

    def words(self, text: str) -> Any:
        return lazy(lambda: gettext(text) % {"object": self.model._meta.verbose_name}, str)()


class RowChooserViewSet(SnippetChooserViewSet):
    """Chooses among rows; none is made in the dialog, and Wagtail's view for it would fail."""

    base_widget_class = RowChooser

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


class SourceRowsViewSet(SnippetViewSet):
    """For translatable snippets. All views, Wagtail's future ones too, refuse to change a German row for translators.

    Previews store what was typed and not the record, so they stay open. Whoever it is, a row in another language
    is never added by hand, and edited as words.
    """

    chooser_viewset_class = RowChooserViewSet

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Lists show the source rows; those of another language are asked for by the list's own filter."""
        rows = self.model._default_manager.all()
        return rows if request.GET.get("locale") else rows.filter(**ONLY_SOURCE_ROWS)

    def construct_view(self, view_class: type[Any], **kwargs: Any) -> View:
        if issubclass(view_class, EditView):
            view_class = type(view_class.__name__, (WordsOfTranslations, view_class), {})
        view: View = super().construct_view(view_class, **kwargs)
        if issubclass(view_class, CreateView):
            view = self.in_source_language(view)
        return view if issubclass(view_class, PreviewOnEdit) else self.protected(view)

    def in_source_language(self, view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.GET.get("locale", SOURCE_LANGUAGE) != SOURCE_LANGUAGE:
                return redirect(request.path)
            return view(request, *args, **kwargs)

        return wrapper

    def protected(self, view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in READING and not self.may_change(request.user, kwargs.get("pk")):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return wrapper

    def may_change(self, user: Any, key: Any) -> bool:
        """Without a known key the request makes a record: that is for those who may add."""
        rows = self.model._default_manager.select_related("locale")
        record = rows.filter(pk=unquote(str(key))).first() if key is not None else None
        return may_add(user, self.model) if record is None else not stays_with_editors(user, record)
