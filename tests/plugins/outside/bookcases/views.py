"""What the plugin answers by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from bookcases.publishing import published
from cms.languages import language_of


class BookcaseSerializer(serializers.Serializer):
    title = serializers.CharField(help_text="What people call it.")


class BookcaseList(APIView):
    """All bookcases."""

    serializer_class = BookcaseSerializer

    def get(self, request: Request) -> Response:
        return Response(BookcaseSerializer(published("de"), many=True).data)


def about(request: HttpRequest) -> HttpResponse:
    context = {"language": language_of(get_language() or "de"), "meta_title": _("Bookcases")}
    return render(request, "bookcases/about.html", context)


def as_text(request: HttpRequest) -> HttpResponse:
    return HttpResponse("\n".join(one.title for one in published("de")), content_type="text/plain; charset=utf-8")
