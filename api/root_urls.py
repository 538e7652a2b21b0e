"""The tree of addresses that requests below /api/ see, and no pages; its errors are problem documents."""

from django.urls import include, path

urlpatterns = [path("api/v1", include("api.urls"))]
handler400 = "api.errors.bad_request_problem"
handler403 = "api.errors.forbidden_problem"
handler404 = "api.errors.not_found_problem"
handler500 = "api.errors.server_error_problem"
