"""Addresses outside of the language trees that belong to the pages."""

from django.urls import path

from site_pages.robots import robots
from site_pages.sitemap import sitemap
from site_pages.start import start

urlpatterns = [
    path("", start, name="start"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]
