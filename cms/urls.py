"""All addresses of the site."""

from functools import wraps
from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.i18n import JavaScriptCatalog
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from api import urls as api_urls
from api.middleware import ADDRESSES
from cms.admin.policies import View, editor_has_its_policy
from cms.admin.transactions import changes_are_atomic
from cms.admin.unfit_forms import unfit_forms_are_answered
from cms.control_characters import drop_control_characters
from cms.feedback import urls as feedback_urls
from cms.health import livez, readyz
from cms.machine_translation.editor import machines_give_their_reasons
from cms.pictures.files import picture
from cms.plugin_api.registry import collect
from cms.users.front_pages import front_pages_are_confirmed
from cms.users.translators import translators_stay_with_words
from site_pages import urls as site_urls


def outside_the_languages(view: View) -> View:
    """Else Django looks for what is not there in the tree of a language, and leads there instead of saying so."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.urlconf = ADDRESSES  # type: ignore[attr-defined]  # asked afterwards: it has no languages
        return view(request, *args, **kwargs)

    return wrapper


def plugin_urls(hook: str, prefix: str, namespace: str) -> list[URLResolver]:
    """Addresses of the plugins, those of each together; in both, {} stands for its name."""
    found: dict[str, list[URLPattern | URLResolver]] = {}
    for plugin, pattern in collect(hook):
        found.setdefault(plugin, []).append(pattern)
    return [path(prefix.format(plugin), include((patterns, namespace.format(plugin)))) for plugin, patterns in found.items()]


AROUND_THE_ADMIN = (  # from the inside out
    changes_are_atomic,
    unfit_forms_are_answered,
    machines_give_their_reasons,
    front_pages_are_confirmed,
    translators_stay_with_words,
    drop_control_characters,
    editor_has_its_policy,
)
admin_urls = [one for one in wagtailadmin_urls.urlpatterns if getattr(one, "name", "") != "wagtailadmin_error_test"]
for decorator in AROUND_THE_ADMIN:
    admin_urls = decorate_urlpatterns(admin_urls, decorator)
words_of_the_translation_editor = JavaScriptCatalog.as_view(packages=["wagtail_localize", "cms"])
urlpatterns: list[Any] = [
    path("livez", livez),
    path("readyz", readyz),
    path("admin/localize/jsi18n/", require_admin_access(words_of_the_translation_editor)),
    path("admin/", include(admin_urls)),
    re_path(r"^media/images/(?P<path>[^/]+)$", picture),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1", include(api_urls)),
    *site_urls.urlpatterns,
    *decorate_urlpatterns(plugin_urls("root_urls", "", "{}_root"), outside_the_languages),
    *i18n_patterns(*plugin_urls("public_urls", "{}/", "{}"), *feedback_urls.urlpatterns, *site_urls.in_each_language),
]
handler404 = "site_pages.addresses.errors.not_found"
handler500 = "site_pages.addresses.errors.server_error"
