"""The public API's rules do not reach the admin, whose editors use REST framework too."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from tests.factories.directory import ServiceFactory

pytestmark = pytest.mark.django_db


def text_to_translate() -> str:
    """The address to which the translation editor sends the name of a service."""
    service = ServiceFactory(name="Kurs", description="")
    source, _new = TranslationSource.get_or_create_from_instance(service)
    english = Locale.objects.get_or_create(language_code="en")[0]
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    segment = StringSegment.objects.get(source=source)
    return reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])


def test_translation_editor_saves_a_text(admin_client: Client):
    answer = admin_client.put(text_to_translate(), data="value=Course", content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 201, answer.content
    assert StringTranslation.objects.get().data == "Course"


def test_translation_editor_refuses_strangers(client: Client):
    answer = client.put(text_to_translate(), data="value=Course", content_type="application/x-www-form-urlencoded")

    assert answer.status_code in (302, 403)
    assert not StringTranslation.objects.exists()
