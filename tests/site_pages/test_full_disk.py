"""A disk or a database that takes nothing: pages whose pictures were never made in their sizes come without them."""

import errno

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, connection
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from site_pages.models import FundingNotice, HomePage, StandardPage
from tests.factories import pages


class FullDisk(FileSystemStorage):
    def _save(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")


def read_only(execute, sql, params, many, context):
    if not sql.startswith("SELECT"):
        raise OperationalError("attempt to write a readonly database")
    return execute(sql, params, many, context)


@pytest.fixture
def illustrated(home, own_media):
    """Pictures at all places where a page may have one; none of them was ever asked for."""
    file = get_test_image_file()
    file.seek(0)
    image = get_image_model().objects.create(title="Rathaus", file=ImageFile(file, name="rathaus.png"))
    HomePage.objects.filter(pk=home.pk).update(image=image)
    FundingNotice.objects.create(text="Gefördert", image=image, locale=home.locale)
    block = ("image", {"image": image, "caption": "Das Rathaus"})
    pages.child(StandardPage, home, "Rathaus", slug="rathaus", image=image, body=[block])
    image.renditions.all().delete()
    return image


def pictures(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html5lib").select("main img, .hero img, .funding img")


def test_pages_have_their_pictures(illustrated, reader):
    """Else the tests below could not fail."""
    assert len(pictures(reader, "/de/")) == 2
    assert len(pictures(reader, "/ar/rathaus/")) == 3


def test_pages_come_without_pictures_on_a_full_disk(illustrated, reader, settings):
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": f"{__name__}.FullDisk"}}
    for path in ("/de/", "/ar/rathaus/"):
        assert pictures(reader, path) == []


def test_pages_come_without_pictures_beside_a_read_only_database(illustrated, reader):
    with connection.execute_wrapper(read_only):
        for path in ("/de/", "/ar/rathaus/", "/api/v1/services", "/sitemap.xml"):
            assert pictures(reader, path) == []
