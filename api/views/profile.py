from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from api.resources import HSDS
from api.schema import shapes
from api.views.public import PublicView, dumps
from api.views.root import HSDS_VERSION
from cms.languages import CODES, SOURCE_LANGUAGE


class Profile(PublicView):
    """The HSDS profile: JSON merge patches over HSDS's schema files, with the fields that HSDS lacks."""

    operation_id = "getProfile"

    def get(self, request: Request) -> HttpResponse:
        openapi_url = request.build_absolute_uri(reverse("api:openapi"))
        document = {
            "uri": request.build_absolute_uri(reverse("api:profile")),
            "name": "Wegweiser",
            "hsds_version": HSDS_VERSION,
            "openapi_url": openapi_url,
            "languages": CODES,
            "source_language": SOURCE_LANGUAGE,
            "time_zone": "Europe/Berlin",
            "schemas": merge_patches(f"{openapi_url}#/components/schemas/{{name}}"),
        }
        self.language = "en"
        return self.answer(dumps(document))


def merge_patches(reference: str) -> dict[str, Any]:
    """Our own fields (x_…) by the name of the schema file that they extend."""
    found = shapes(reference)
    patches = {f"{one.kinds[0]}.json": own_fields(found[one.record.__name__]) for one in HSDS}
    return {file: {"properties": fields} for file, fields in patches.items() if fields}


def own_fields(schema: dict[str, Any]) -> dict[str, Any]:
    return {name: field for name, field in schema["properties"].items() if name.startswith("x_")}
