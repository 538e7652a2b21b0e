"""Addresses outside of the language trees that belong to the pages."""

from django.urls import path

from site_pages.addresses.redirects import start
from site_pages.addresses.sitemap import robots, sitemap

urlpatterns = [
    path("", start, name="start"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
