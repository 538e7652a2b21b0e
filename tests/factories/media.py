"""Images and documents of the editors."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file


def image() -> Any:
    return get_image_model().objects.create(title="Rathaus", file=get_test_image_file(filename="rathaus.png"))


def document(name: str = "merkblatt.txt") -> Any:
    return get_document_model().objects.create(title="Merkblatt", file=ContentFile(b"Inhalt", name))
