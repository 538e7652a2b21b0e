"""A disk or a database that takes nothing: what was published stays as it is, what is new comes without pictures, and heals."""

import errno

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from cms.published.models import PendingProjection
from cms.published.projecting import work_off
from site_pages.models import FundingNotice, StandardPage
from tests.factories import pages

ADDRESSES = ("/de/", "/ar/rathaus/")


class FullDisk(FileSystemStorage):
    def _save(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")


def read_only(execute, sql, params, many, context):
    if not sql.startswith("SELECT"):
        raise OperationalError("attempt to write a readonly database")
    return execute(sql, params, many, context)


@pytest.fixture
def image(own_media):
    file = get_test_image_file()
    file.seek(0)
    image = get_image_model().objects.create(title="Rathaus", file=ImageFile(file, name="rathaus.png"))
    image.renditions.all().delete()
    return image


@pytest.fixture
def full_disk(settings):
    """Call it to fill the disk, or to make room again."""
    usual = settings.STORAGES

    def fill(full=True):
        settings.STORAGES = usual | {"default": {"BACKEND": f"{__name__}.FullDisk"}} if full else usual

    return fill


def illustrate(home, image):
    """Pictures at all places where a page may have one."""
    home.image = image
    home.save()
    FundingNotice.objects.create(text="Gefördert", image=image, locale=home.locale)
    block = ("image", {"image": image, "caption": "Das Rathaus"})
    return pages.child(StandardPage, home, "Rathaus", slug="rathaus", image=image, body=[block])


def pictures(client):
    answers = [client.get(path) for path in ADDRESSES]
    assert [answer.status_code for answer in answers] == [200, 200]
    return [len(BeautifulSoup(one.content, "html5lib").select("main img, .hero img, .funding img")) for one in answers]


def test_published_pictures_stay_on_a_full_disk_beside_a_read_only_database(home, image, reader, full_disk):
    illustrate(home, image)
    full_disk()
    with connection.execute_wrapper(read_only):
        assert pictures(reader) == [2, 3]
        for path in ("/api/v1/services", "/sitemap.xml"):
            assert reader.get(path).status_code == 200


def test_what_is_published_on_a_full_disk_has_no_pictures_until_there_is_room(home, image, reader, full_disk, capsys):
    full_disk()
    page = illustrate(home, image)
    assert pictures(reader) == [0, 0]
    assert ("standard_page", page.translation_key) in PendingProjection.objects.values_list("kind", "uuid")
    with pytest.raises(CommandError):
        call_command("rebuild_published", check=True)
    assert "pending" in capsys.readouterr().out

    full_disk(False)
    work_off()
    assert pictures(reader) == [2, 3]
    assert not PendingProjection.objects.exists()
    call_command("rebuild_published", check=True)
