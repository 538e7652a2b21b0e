"""The form of a service as an editor fills it in."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data

from directory.models import Location, Organization, TaxonomyTerm
from tests.admin_forms import Form

CHILDREN = (
    *("phones", "contacts", "schedules", "closing_periods", "extra_openings", "languages"),
    *("additional_urls", "funding"),
    *("cost_options", "required_documents", "service_at_locations"),
)
MORNING = {"weekday": "MO", "opens_at": "09:00", "closes_at": "12:00", "interval": "1"}


def service_form(offered_by: Organization, **fields: Any) -> Form:
    """Children are lists of dicts: `phones=[{"number": "110"}]`; several weekdays are joined by commas."""
    texts = {
        "name": "Sprachkurs",
        "organization": offered_by.pk,
        "status": "active",
        "description": "Ein Kurs.",
        "child_care": "unknown",
    }
    children = {name: inline_formset(fields.pop(name, [])) for name in CHILDREN}
    terms = fields.pop("terms", [])
    sent = nested_form_data(texts | children | fields | {"terms": ""}) | {"terms": terms}
    return {name: value.split(",") if name.endswith("-weekday") else value for name, value in sent.items()}


def phone(number: str) -> Form:
    return {"number": number, "extension": "", "type": "voice", "at_location": ""}


def at(location: Location, *hours: Form) -> Form:
    return {"location": location.pk, "schedules": inline_formset(list(hours))}


def full_form(organization: Organization, location: Location, term: TaxonomyTerm) -> Form:
    return service_form(
        organization,
        terms=[term.pk],
        phones=[phone("02651 / 0155-1"), phone("+49 (0)2651 01552")],
        schedules=[MORNING],
        service_at_locations=[at(location, MORNING | {"weekday": "SA"})],
        required_documents=[{"document": "Ausweis", "uri": ""}],
        cost_options=[{"option": "Gebühr", "amount": "25.50", "currency": "EUR", "amount_description": "im Monat"}],
    )
