"""A service with everything the model knows."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from directory.models import (
    Accessibility,
    Address,
    Contact,
    CostOption,
    Funding,
    Language,
    OrganizationIdentifier,
    Phone,
    Program,
    RequiredDocument,
    Schedule,
    Service,
    Url,
)
from tests.factories.directory import (
    LocationFactory,
    OrganizationFactory,
    ServiceFactory,
    TaxonomyTermFactory,
    at,
    german,
    place,
)


def full_service(**changes: object) -> Service:
    """Publishes the service with its organization, location and term."""
    district = OrganizationFactory(name="Kreisverwaltung")
    organization = OrganizationFactory(
        name="Lotsenpunkt",
        alternate_name="Der Lotsenpunkt",
        email="info@lotsenpunkt.example.org",
        website="https://lotsenpunkt.example.org",
        legal_status="eingetragener Verein",
        year_incorporated=2009,
        uri="https://lotsenpunkt.example.org/id",
        parent_organization=district,
        phones=[Phone(number="+49 2654 0155 1", extension=7)],
        programs=[Program(locale=german(), name="Ankommen", alternate_name="Start", description="Kurse für den Anfang.")],
        additional_websites=[Url(locale=german(), label="Vereinsblog", url="https://blog.example.org")],
        funding=[Funding(source="Landkreis")],
        organization_identifiers=[OrganizationIdentifier(identifier_type="Vereinsregister", identifier="VR 17")],
        contacts=[
            Contact(
                locale=german(),
                title="Leitung",
                department="Beratung",
                email="leitung@example.org",
                phone_number="+49 2654 0155 0",
            )
        ],
    )
    location = LocationFactory(
        organization=organization,
        alternate_name="Altes Rathaus",
        description="Am Markt.",
        transportation="Bus 337.",
        url="https://polch.example.org",
        addresses=[
            Address(
                address_1="Markt 3", address_2="2. Stock", postal_code="56751", city="Polch", region="Mitte", attention="Büro"
            )
        ],
        accessibility=[
            Accessibility(locale=german(), feature="wheelchair", answer="yes", details="Rampe am Hof"),
            Accessibility(locale=german(), feature="induction_loop", answer="unknown"),
        ],
        phones=[Phone(number="+49 2654 0155 2", type="fax")],
        contacts=[Contact(locale=german(), title="Hausmeister", phone_number="+49 2654 0155 5")],
        languages=[Language(code="de")],
        schedules=[hours("MO", 8, 12)],
    )
    fields = {
        "name": "Sprachkurs",
        "alternate_name": "Deutsch A1",
        "description": "Ein Kurs.",
        "alert": "Im August geschlossen.",
        "url": "https://kurs.example.org",
        "email": "kurs@example.org",
        "application_process": "Rufen Sie an.",
        "eligibility_description": "Für alle ab 16.",
        "minimum_age": 16,
        "maximum_age": 99,
        "fees_description": "Erlass möglich.",
        "interpretation_services": "Auf Anfrage.",
        "accreditations": "Zugelassen.",
        "schedule_notes": "Nicht in den Ferien.",
        "wait_time": "Etwa zwei Wochen.",
        "child_care": "yes",
        "child_care_note": "Ab drei Jahren.",
        "places_free": 3,
        "places_total": 12,
        "places_as_of": date(2026, 11, 20),
        "assured_date": date(2026, 10, 1),
        "assurer_email": "office@example.org",
        "next_review_date": date(2027, 4, 1),
        "source_name": "Liste der Kurse",
        "source_url": "https://liste.example.org",
        "source_licence": "CC0",
        "external_id": "K-17",
        "retrieved_at": datetime(2026, 9, 1, tzinfo=UTC),
    }
    children = {
        "areas": [place(), place("071375003", "Maifeld", kind="association")],
        "program": organization.programs.get(),
        "additional_urls": [Url(locale=german(), label="Kursliste", url="https://kurse.example.org")],
        "funding": [Funding(source="AMIF")],
        "terms": [TaxonomyTermFactory()],
        "phones": [
            Phone(number="+49 2654 0155 3"),
            Phone(number="+49 2654 0155 4", type="cell", languages="ar,uk"),
            Phone(number="+49 2654 0155 6", at_location=location),
        ],
        "languages": [Language(code="ar"), Language(code="de")],
        "contacts": [
            Contact(locale=german(), title="Anmeldung", schedules=[hours("MO", 9, 11)]),
            Contact(locale=german(), title="Büro", at_location=location),
        ],
        "cost_options": [CostOption(locale=german(), option="Gebühr", amount=Decimal("25.50"), amount_description="im Monat")],
        "required_documents": [RequiredDocument(locale=german(), document="Ausweis", uri="https://ausweis.example.org")],
        "schedules": [hours("TU", 9, 12), hours("TH", 9, 12), Schedule(by_appointment=True)],
        "service_at_locations": [at(location, [hours("SA", 10, 11, week_of_month=1)])],
    }
    return ServiceFactory(organization=organization, **(fields | children | changes))


def hours(day: str, opens: int, closes: int, **fields: object) -> Schedule:
    return Schedule(weekday=day, opens_at=time(opens), closes_at=time(closes), **fields)
