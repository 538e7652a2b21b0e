from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

NO_QUERY = {"No-Vary-Search": "params"}
TEXT = """User-agent: *
Disallow: /admin/
Disallow: /documents/

Sitemap: {site}/sitemap.xml
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(TEXT.format(site=settings.SITE_URL), content_type="text/plain; charset=utf-8", headers=NO_QUERY)
