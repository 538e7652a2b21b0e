"""Addresses of the pages: those in each language, and those outside of the language trees."""

from django.urls import path, re_path
from wagtail import urls as wagtail_urls

from site_pages.addresses.pages import feed, page
from site_pages.addresses.redirects import start
from site_pages.addresses.sitemap import robots, sitemap
from site_pages.search.page import search_page

urlpatterns = [
    path("", start, name="start"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]

in_each_language = [
    path("search/", search_page, name="search"),
    *(one for one in wagtail_urls.urlpatterns if one.name != "wagtail_serve"),  # the login of restricted pages
    re_path(r"^((?:[\w\-]+/)*)feed/$", feed),
    re_path(wagtail_urls.serve_pattern, page, name="wagtail_serve"),  # by this name Wagtail finds the addresses of pages
]
