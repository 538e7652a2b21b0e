"""Who gets what and how often; how people come, change and leave."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cms.plugins.digest import subscribing
from cms.plugins.digest.entries import entries
from cms.plugins.digest.issues import make_issues
from cms.plugins.digest.kinds import Kind
from cms.plugins.digest.mails.sending import outbox
from cms.plugins.digest.models import Leaver, Mail, MailKind, Subscription
from cms.plugins.digest.periods import Period, period_of
from cms.public_forms.forms import signer
from cms.published.models import PublishedDocument, PublishedFacet, PublishedRecord

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 12, 7, 9, tzinfo=UTC)
BEFORE = MONDAY - timedelta(days=20)
MAYEN, POLCH = "071370068068", "071375002089"


def publish(kind: str, name: str, at: datetime = MONDAY - timedelta(days=2), facets: Any = (), **facts: Any) -> None:
    """Straight into the window, in German and Arabic."""
    uuid = uuid4()
    record = PublishedRecord.objects.create(kind=kind, uuid=uuid, name=name, modified_at=at)
    for language in ("de", "ar"):
        item = {"id": str(uuid), "name": name, "title": name, **facts}
        text = msgspec.json.encode(item).decode()
        PublishedDocument.objects.create(
            record=record, kind=kind, uuid=uuid, language=language, title=name, item=text, full=text, url=f"/{language}/x/{name}/"
        )
    for facet, value in facets:
        PublishedFacet.objects.create(record=record, name=facet, value=value)


def notice(name: str, day: str = "2026-12-05", **more: Any) -> None:
    publish("notice", name, published_at=day, language="de", **more)


def subscribed(**said: Any) -> Subscription:
    """Since three weeks."""
    usual = {"email": "ruth@example.org", "kinds": [str(kind) for kind in Kind], "confirmed_at": BEFORE, "asked_at": BEFORE}
    found = usual | said
    return Subscription.objects.create(mailbox=found["email"], **found)


def names(subscription: Subscription, period: Period | None = None) -> list[str]:
    return [one["name"] for one in entries(subscription, period or period_of(subscription.rhythm, MONDAY.date()))]


def sent() -> list[Any]:
    mail.outbox.clear()
    outbox.send_waiting()
    return list(mail.outbox)


def form(**said: Any) -> dict[str, Any]:
    """Filled in by a person, who needs ten seconds."""
    moment = signer.sign(str((timezone.now() - timedelta(seconds=10)).timestamp()))
    usual = {"kinds": ["notice"], "rhythm": "weekly", "place": "", "language": "de", "email": "ruth@example.org"}
    return usual | {"moment": moment} | said


def mine(subscription: Subscription) -> str:
    return f"/de/digest/mine/{subscription.secret}/"


@pytest.mark.parametrize(
    "rhythm, day, name, first, begins, ends",
    [
        ("weekly", "2026-12-07", "2026-W50", "2026-11-30", "2026-12-07", "2026-12-14"),
        ("weekly", "2026-12-13", "2026-W50", "2026-11-30", "2026-12-07", "2026-12-14"),
        ("weekly", "2027-01-01", "2026-W53", "2026-12-21", "2026-12-28", "2027-01-04"),
        ("monthly", "2026-12-31", "2026-12", "2026-11-01", "2026-12-01", "2027-01-01"),
        ("monthly", "2027-01-01", "2027-01", "2026-12-01", "2027-01-01", "2027-02-01"),
    ],
)
def test_period_has_its_days(rhythm: str, day: str, name: str, first: str, begins: str, ends: str) -> None:
    found = period_of(rhythm, date.fromisoformat(day))
    assert (found.name, str(found.first), str(found.begins), str(found.ends)) == (name, first, begins, ends)


def test_issue_tells_of_what_is_new_and_of_what_is_ahead() -> None:
    with time_machine.travel(MONDAY, tick=False):
        publish("news", "Neu", date="2026-12-01", summary="Kurz")
        publish("news", "Alt", date="2026-11-01")
        publish("news", "Erst heute", date="2026-12-07")
        notice("Sofa")
        notice("Altes Sofa", "2026-11-29")
        publish("guide", "Wohnen")
        publish("guide", "Unverändert", at=MONDAY - timedelta(days=30))
        ahead = {"starts_at": "2026-12-09T18:00:00+01:00", "ends_at": "2026-12-09T20:00:00+01:00"}
        publish("event", "Abend", dates=[ahead])
        publish("event", "Abgesagt", dates=[ahead | {"status": "cancelled"}])
        publish("event", "Später", dates=[{"starts_at": "2026-12-14T18:00:00+01:00"}])
        publish("event", "Ganzer Tag", dates=[{"starts_at": "2026-12-10", "ends_at": "2026-12-10", "all_day": True}])
        found = names(subscribed())
    assert found[:1] + sorted(found[1:3]) + found[3:] == ["Neu", "Abend", "Ganzer Tag", "Sofa", "Wohnen"]


def test_decision_is_told_when_it_becomes_public() -> None:
    with time_machine.travel(MONDAY, tick=False):
        facts = {"decided_on": "2026-10-01", "group": {"name": "AG"}, "x_translation": {"served": "de"}}
        publish("decision", "Räder", published_on="2026-12-03", **facts)
        publish("decision", "Alt", published_on="2026-11-03", **facts)
        (found,) = entries(subscribed(language="ar"), period_of("weekly", MONDAY.date()))
    assert (found["name"], found["lang"], found["note"]) == ("Räder", "de", "AG")


def test_soonest_events_come_first_whenever_they_began() -> None:
    with time_machine.travel(MONDAY, tick=False):
        for number in range(12):
            dates = [{"starts_at": f"2026-12-{day:02}T18:00:00+01:00"} for day in (1, 12)]
            publish("event", f"Kurs {number}", dates=dates)
        publish("event", "Fest", dates=[{"starts_at": "2026-12-08T18:00:00+01:00"}])
        found = names(subscribed(kinds=["event"]))
    assert (found[0], len(found)) == ("Fest", 10)


def test_place_and_topic_narrow_what_has_one() -> None:
    with time_machine.travel(MONDAY, tick=False):
        notice("In Mayen", facets=[("place", MAYEN), ("topic", "wohnen")])
        notice("In Polch", facets=[("place", POLCH), ("topic", "wohnen")])
        notice("Überall", facets=[("district", "true"), ("topic", "wohnen")])
        notice("Arbeit in Mayen", facets=[("place", MAYEN), ("topic", "arbeit")])
        notice("Ohne alles")
        found = names(subscribed(place=MAYEN, topics=["wohnen"]))
    assert sorted(found) == ["In Mayen", "Ohne alles", "Überall"]


def test_kinds_that_nobody_chose_are_left_out() -> None:
    with time_machine.travel(MONDAY, tick=False):
        notice("Sofa")
        publish("guide", "Wohnen")
        assert names(subscribed(kinds=["guide"])) == ["Wohnen"]


def test_one_mail_a_period_whatever_happens() -> None:
    subscription = subscribed()
    with time_machine.travel(MONDAY, tick=False):
        notice("Sofa")
        for _time in range(3):
            make_issues()
        (one,) = sent()
        assert (one.to, one.extra_headers["List-Unsubscribe-Post"]) == (["ruth@example.org"], "List-Unsubscribe=One-Click")
        assert f"/de/digest/mine/{subscription.secret}/leave/" in one.extra_headers["List-Unsubscribe"]
        assert "http://testserver/de/x/Sofa/" in one.body
        make_issues()
        assert sent() == []
    with time_machine.travel(MONDAY + timedelta(days=7), tick=False):
        notice("Bett", "2026-12-08")
        make_issues()
        (one,) = sent()
    assert ("Bett" in one.body, "Sofa" in one.body) == (True, False)


def test_nothing_new_is_no_mail_and_is_not_looked_for_again() -> None:
    subscribed()
    with time_machine.travel(MONDAY, tick=False):
        make_issues()
        assert sent() == []
        notice("Zu spät für diese Woche", "2026-12-05")
        make_issues()
        assert sent() == []


def test_monthly_subscription_gets_its_issue_once_a_month() -> None:
    subscribed(rhythm="monthly")
    with time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=UTC), tick=False):
        notice("Sofa", "2026-11-20")
        make_issues()
        assert len(sent()) == 1
    with time_machine.travel(MONDAY, tick=False):
        make_issues()
        assert sent() == []


def test_mail_is_in_the_language_that_was_chosen() -> None:
    subscribed(language="ar")
    with time_machine.travel(MONDAY, tick=False):
        notice("Sofa")
        make_issues()
        (one,) = sent()
    html = BeautifulSoup(one.alternatives[0][0], "html.parser")
    assert (html.html["lang"], html.html["dir"]) == ("ar", "rtl")
    assert html.select_one("li a")["href"] == "http://testserver/ar/x/Sofa/"


def test_who_subscribes_in_a_period_gets_the_next_issue() -> None:
    subscribed(confirmed_at=MONDAY + timedelta(hours=1))
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        notice("Sofa")
        make_issues()
        assert not Mail.objects.exists()


def test_three_refusals_in_a_row_pause_and_the_link_ends_the_pause(client: Client) -> None:
    subscription = subscribed()
    for number in range(3):
        facts = {"period": f"2026-W{number}", "entries": [{"name": "x"}], "problem": "SMTP 550", "claimed_at": BEFORE}
        Mail.objects.create(subscription=subscription, kind=MailKind.ISSUE, **facts)
    with time_machine.travel(MONDAY, tick=False):
        notice("Sofa")
        make_issues()
        subscription.refresh_from_db()
        assert (subscription.paused_at, sent()) == (MONDAY, [])
        assert client.post(mine(subscription), {"action": "confirm"}).status_code == 302
        make_issues()
        assert [one.to for one in sent()] == [["ruth@example.org"]]
    subscription.refresh_from_db()
    assert subscription.paused_at is None


@pytest.mark.parametrize("language", ["de", "ar"])
def test_visitor_subscribes_and_confirms(client: Client, language: str) -> None:
    answer = client.post(f"/{language}/digest/", form(language=language, kinds=["notice", "news"]))
    assert (answer.status_code, answer.url) == (302, f"/{language}/digest/?sent=1")
    assert not answer.cookies
    subscription = Subscription.objects.get()
    assert (subscription.kinds, subscription.confirmed_at) == (["notice", "news"], None)
    (one,) = sent()
    assert f"/{language}/digest/mine/{subscription.secret}/" in one.body
    assert "List-Unsubscribe" not in one.extra_headers
    assert client.get(mine(subscription)).status_code == 200
    subscription.refresh_from_db()
    assert subscription.confirmed_at is None
    for _time in range(2):
        assert client.post(mine(subscription), {"action": "confirm"}).status_code == 302
    subscription.refresh_from_db()
    assert (subscription.confirmed_at is None, subscription.consent) == (False, "2026-11")


@pytest.mark.parametrize(
    "said, field",
    [
        ({"kinds": []}, "kinds"),
        ({"kinds": ["x"]}, "kinds"),
        ({"rhythm": "hourly"}, "rhythm"),
        ({"place": "1"}, "place"),
        ({"topics": ["x"]}, "topics"),
        ({"language": "xx"}, "language"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "email"),
    ],
)
def test_what_makes_no_sense_is_said(client: Client, said: dict[str, Any], field: str) -> None:
    answer = client.post("/de/digest/", form(**said))
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, [field])
    assert not Subscription.objects.exists()


def test_somebody_else_changes_nothing_of_a_subscription(client: Client) -> None:
    subscribed(kinds=["guide"])
    answer = client.post("/de/digest/", form(kinds=["notice"], email="Ruth@example.org"))
    assert answer.status_code == 302
    assert Subscription.objects.get().kinds == ["guide"]
    assert [one.subject for one in sent()] == ["Sie bekommen unsere Neuigkeiten schon"]


def test_one_mail_address_is_not_written_to_all_day(client: Client) -> None:
    cache.clear()
    for _time in range(5):
        assert client.post("/de/digest/", form()).status_code == 302
    assert Mail.objects.count() == 3


def test_hundred_requests_an_hour_are_refused(client: Client) -> None:
    cache.clear()
    answers = [client.post("/de/digest/", form(email=f"{number}@example.org")).status_code for number in range(30)]
    assert (answers.count(302), answers.count(429)) == (20, 10)


def test_owner_changes_what_comes(client: Client) -> None:
    subscription = subscribed()
    answer = client.post(mine(subscription), form(action="change", kinds=["news"], rhythm="monthly"))
    assert (answer.status_code, answer.url) == (302, f"{mine(subscription)}?saved=1")
    subscription.refresh_from_db()
    assert (subscription.kinds, subscription.rhythm, subscription.email) == (["news"], "monthly", "ruth@example.org")
    assert client.post(mine(subscription), form(action="change", kinds=[])).status_code == 400
    assert "ruth@example.org" not in client.get(mine(subscription)).content.decode()


def test_one_click_leaves_and_only_a_hash_stays(client: Client) -> None:
    subscription = subscribed()
    address = f"{mine(subscription)}leave/"
    assert client.get(address).status_code == 200
    assert Subscription.objects.exists()
    for _time in range(2):
        assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscription.objects.exists()
    assert len(Leaver.objects.get().mailbox_hash) == 64
    assert client.get(mine(subscription)).status_code == 404
    assert client.get(address).status_code == 404


def test_button_on_the_page_leaves(client: Client) -> None:
    assert client.post(mine(subscribed()), {"action": "leave"}).status_code == 200
    assert not Subscription.objects.exists()


def test_who_never_confirms_is_erased_after_a_week() -> None:
    subscribing.ask("a@example.org", {"kinds": ["news"]})
    kept = subscribed()
    with time_machine.travel(timezone.now() + timedelta(days=6, hours=23), tick=False):
        subscribing.erase()
        assert Subscription.objects.count() == 2
    with time_machine.travel(timezone.now() + timedelta(days=7), tick=False):
        subscribing.erase()
    assert list(Subscription.objects.all()) == [kept]
    assert not Leaver.objects.exists()


def test_what_old_issues_said_is_erased_and_their_number_stays() -> None:
    subscription = subscribed()
    facts = {"period": "2026-W40", "entries": [{"name": "x"}], "made_at": BEFORE, "sent_at": BEFORE}
    Mail.objects.create(subscription=subscription, kind=MailKind.ISSUE, **facts)
    with time_machine.travel(BEFORE + timedelta(days=61), tick=False):
        subscribing.erase()
    assert Mail.objects.values_list("period", "entries").get() == ("2026-W40", [])


@pytest.mark.parametrize("number", [1, 3])
def test_issue_takes_few_queries_whatever_is_new(number: int, django_assert_max_num_queries: Any) -> None:
    subscription = subscribed(place=MAYEN, topics=["wohnen"])
    with time_machine.travel(MONDAY, tick=False):
        for one in range(number):
            notice(f"Eintrag {one}", facets=[("place", MAYEN), ("topic", "wohnen")])
        with django_assert_max_num_queries(5):
            assert len(names(subscription)) == number


def test_page_that_a_link_does_not_fit_is_not_found(client: Client) -> None:
    for page in ("", "leave/"):
        assert client.get(f"/de/digest/mine/{uuid4()}/{page}").status_code == 404
