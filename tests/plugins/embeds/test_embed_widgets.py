"""Frames that another plugin gives to embeds, by the sample plugin."""

from django.conf import settings
from django.test import Client

from cms.plugin_api.contributions import EmbedWidget
from cms.plugins.embeds.frames import views as frames
from sample_plugin.models import Bench


def test_embed_widgets_are_frames_in_every_language(reader: Client, db: None):
    assert reader.get("/embed/v1/ar/sample_plugin_benches/").status_code == 404
    Bench.objects.create(name="Bank am Fluss")
    answer = reader.get("/embed/v1/ar/sample_plugin_benches/")
    page = answer.content.decode()
    assert (answer.status_code, '<li class="bench">Bank am Fluss</li>' in page, 'lang="ar"' in page) == (200, True, True)
    assert f'<link rel="canonical" href="{settings.SITE_URL}/benches.txt">' in page
    assert "X-Frame-Options" not in answer.headers


def test_embed_widgets_that_fail_say_so_in_their_frame(db: None, reader: Client, monkeypatch, caplog):
    broken = EmbedWidget("broken", "Broken", "sample_plugin/benches.html", lambda request: {"all": 1 / 0})
    monkeypatch.setattr(frames, "widgets", lambda: {"odd_broken": ("odd", broken)})
    assert reader.get("/embed/v1/de/odd_broken/").status_code == 404
    ours = [record.message for record in caplog.records if record.name == "cms.plugin_api.guard"]
    assert ours == ["Plugin odd: embed_widgets failed."]
