"""The usual way to answer a page: its row, its tree and its blocks, rendered by Wagtail's own tags."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from wagtail.models import Page, Site

TEMPLATE = """
{% load wagtailcore_tags wagtailimages_tags %}
<!DOCTYPE html><html lang="{{ page.locale.language_code }}"><head><title>{{ page.seo_title|default:page.title }}</title>
{% for one in translations %}
<link rel="alternate" hreflang="{{ one.locale.language_code }}" href="{{ one.full_url }}">{% endfor %}
</head><body><header>{% for one in menu %}<a href="{% pageurl one %}">{{ one.title }}</a>{% endfor %}</header>
<nav>{% for one in ancestors %}<a href="{% pageurl one %}">{{ one.title }}</a>{% endfor %}</nav>
<main><h1>{{ page.title }}</h1><p>{{ page.introduction }}</p>
{% if page.image %}{% image page.image width-800 format-webp %}{% endif %}
{% for block in page.body %}
  {% if block.block_type == "rich_text" %}{{ block.value|richtext }}
  {% elif block.block_type == "image" %}
    <figure>{% image block.value.image width-800 format-webp %}{{ block.value.caption }}</figure>
  {% else %}<div>{{ block.value }}</div>{% endif %}
{% endfor %}
{% for step in page.steps %}<section><h2>{{ step.value.title }}</h2>{{ step.value.text|richtext }}</section>{% endfor %}
{% for topic in page.topics.all %}<li>{{ topic.name }}</li>{% endfor %}
{% for service in page.services.all %}<li>{{ service.name }}: {{ service.organization.name }}</li>{% endfor %}
</main></body></html>
"""


def usual_page(request: HttpRequest, key: int) -> HttpResponse:
    page = Page.objects.get(pk=key).specific
    site = Site.find_for_request(request)
    context = {
        "page": page,
        "menu": site.root_page.localized.get_children().live().in_menu().specific() if site else [],
        "ancestors": page.get_ancestors().filter(depth__gt=1).live(),
        "translations": page.get_translations(inclusive=True).live().select_related("locale"),
    }
    return HttpResponse(engines["django"].from_string(TEMPLATE).render(context, request))


urlpatterns = [path("bench/pages/<int:key>", usual_page)]
