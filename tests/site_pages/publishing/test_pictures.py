"""Pictures in documents: each size that a page shows, made before anybody waits for it."""

import json

from cms.published.models import PublishedDocument
from site_pages.models import StandardPage
from site_pages.publishing.pictures import SIZES
from tests.factories import media, pages


def named():
    full = json.loads(PublishedDocument.objects.current("standard_page", "ar").get().full)
    return full["image"]


def test_picture_is_made_in_all_sizes_when_it_is_saved(db, own_media):
    image = media.image()
    assert sorted(image.renditions.values_list("filter_spec", flat=True)) == sorted(SIZES)


def test_document_names_each_size_that_its_template_shows(home, own_media):
    pages.child(StandardPage, home, "Rathaus", slug="rathaus", image=media.image())
    image = named()
    assert [one["width"] for one in image["renditions"]] == [400, 640, 640]  # the picture is 640 wide
    assert {crop: [one["type"] for one in sizes] for crop, sizes in image["crops"].items()} == {
        "page": ["image/webp"] * 3,
        "social": ["image/jpeg"],
    }
    assert image["crops"]["page"][0] | {"url": ""} == {"url": "", "width": 480, "height": 240, "type": "image/webp"}


def test_new_focal_point_changes_what_is_cut_and_nothing_else(home, own_media):
    image = media.image()
    pages.child(StandardPage, home, "Rathaus", slug="rathaus", image=image)
    before = named()
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 50, 50, 20, 20
    image.save()
    after = named()
    assert after["renditions"] == before["renditions"]
    assert after["crops"]["page"] != before["crops"]["page"]
