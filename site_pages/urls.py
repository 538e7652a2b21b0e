"""Addresses of the pages: those in each language, and those outside of the language trees."""

from django.contrib.auth.views import LoginView
from django.urls import path, re_path
from wagtail.urls import serve_pattern
from wagtail.views import authenticate_with_password

from site_pages.addresses.pages import feed, page
from site_pages.addresses.redirects import start
from site_pages.addresses.sitemap import robots, sitemap

urlpatterns = [
    path("", start, name="start"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
]

in_each_language = [
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path("_util/login/", LoginView.as_view(template_name="wagtailcore/login.html"), name="wagtailcore_login"),
    re_path(r"^((?:[\w\-]+/)*)feed/$", feed),
    re_path(serve_pattern, page, name="wagtail_serve"),  # by this name Wagtail finds the addresses of pages
]
