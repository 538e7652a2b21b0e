"""The forms of the directory: what belongs together stands together, in the order in which people ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel

from cms.admin.rows import RowsPanel
from cms.translations.minor_changes import MINOR_CHANGE
from directory.admin.hours import ScheduleRows
from directory.admin.pin import PinPanel
from directory.admin.standing import StandingPanel

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def compact(*fields: Panel) -> FieldRowPanel:
    """Fields in a line that breaks where it must; help shows where somebody types."""
    return FieldRowPanel(fields, classname="compact-row")


SCHEDULE: list[Panel] = [
    compact(FieldPanel("weekday"), FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("by_appointment")),
    compact(
        *(FieldPanel("week_of_month"), FieldPanel("interval")),
        *(FieldPanel("valid_from"), FieldPanel("valid_to"), FieldPanel("on_holidays"), FieldPanel("school_holidays")),
    ),
]
EXTRA_OPENING: list[Panel] = [compact(FieldPanel("day"), FieldPanel("opens_at"), FieldPanel("closes_at"))]
CLOSED: list[Panel] = [compact(FieldPanel("first_day"), FieldPanel("last_day"), FieldPanel("reason"))]
ACCESSIBILITY: list[Panel] = [compact(FieldPanel("feature"), FieldPanel("answer"), FieldPanel("details"))]
PHONE: list[Panel] = [FieldPanel("number"), FieldPanel("extension"), FieldPanel("type"), FieldPanel("languages")]
CONTACT: list[Panel] = [
    *(FieldPanel("title"), FieldPanel("department"), FieldPanel("phone_number"), FieldPanel("email"), FieldPanel("name"))
]
MOST_CLOSINGS = 60  # who closes more often has rows for days that follow each other
URL: list[Panel] = [FieldRowPanel([FieldPanel("label"), FieldPanel("url")])]
PROGRAM: list[Panel] = [FieldRowPanel([FieldPanel("name"), FieldPanel("alternate_name")]), FieldPanel("description")]
IDENTIFIER: list[Panel] = [
    FieldRowPanel([FieldPanel("identifier_type"), FieldPanel("identifier"), FieldPanel("identifier_scheme")])
]
LANGUAGE: list[Panel] = [FieldPanel("code")]


def phones(*further: Panel) -> RowsPanel:
    """`further`: fields that only some forms have, as for the contacts."""
    return RowsPanel("phones", [compact(*PHONE, *further)], heading=_("Phone numbers"), label=_("Phone number"))


def contacts(*further: Panel) -> RowsPanel:
    return RowsPanel(
        "contacts",
        [compact(*CONTACT, *further), schedules(_("When somebody is there"))],
        heading=_("Contacts"),
        label=_("Contact"),
    )


def links(relation: str) -> RowsPanel:
    return RowsPanel(relation, URL, heading=_("More on the web"), label=_("Web page"))


def funding() -> RowsPanel:
    return RowsPanel("funding", [FieldPanel("source")], heading=_("Funding"), label=_("Funding"))


def schedules(heading: StrOrPromise) -> RowsPanel:
    return RowsPanel("schedules", SCHEDULE, heading=heading, label=_("Opening hours"), formset=ScheduleRows)


def exceptions() -> list[Panel]:
    return [closed_days(), RowsPanel("extra_openings", EXTRA_OPENING, heading=_("Extra openings"), label=_("Day"))]


def closed_days() -> RowsPanel:
    return RowsPanel("closing_periods", CLOSED, heading=_("Closed days"), label=_("Closed days"), max_num=MOST_CLOSINGS)


def languages() -> RowsPanel:
    return RowsPanel("languages", LANGUAGE, heading=_("Languages spoken"), label=_("Language"))


def checked() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("assured_date"), FieldPanel("next_review_date")]),
            FieldRowPanel([FieldPanel("assurance_method"), FieldPanel("assurer_email")]),
        ],
        heading=_("Checked"),
        help_text=_("Saving is no check: enter a date only when somebody has asked or looked."),
    )


def provenance() -> MultiFieldPanel:
    return MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
            FieldRowPanel([FieldPanel("source_licence"), FieldPanel("external_id"), FieldPanel("retrieved_at")]),
        ],
        heading=_("Where the entry comes from"),
        classname="collapsed",
    )


SERVICE = ObjectList(
    [
        StandingPanel(),
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("organization"),
                FieldPanel("program"),
                FieldPanel("description"),
                FieldPanel("alternate_name"),
                FieldPanel("terms", widget=forms.CheckboxSelectMultiple),
                FieldRowPanel([FieldPanel("status"), FieldPanel("alert")]),
            ],
            heading=_("What it is"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("application_process"),
                phones(FieldPanel("at_location")),
                FieldRowPanel([FieldPanel("email"), FieldPanel("url")]),
                links("additional_urls"),
                contacts(FieldPanel("at_location")),
            ],
            heading=_("The first step"),
        ),
        MultiFieldPanel(
            [
                RowsPanel(
                    "service_at_locations",
                    [FieldPanel("location"), schedules(_("Hours at this place"))],
                    heading=_("Places"),
                    label=_("Place"),
                ),
                schedules(_("Hours, where they do not depend on the place")),
                *exceptions(),
                FieldPanel("schedule_notes"),
                FieldPanel("wait_time"),
            ],
            heading=_("Where and when"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("eligibility_description"),
                FieldRowPanel([FieldPanel("minimum_age"), FieldPanel("maximum_age")]),
                FieldPanel("areas", widget=forms.CheckboxSelectMultiple),
                FieldRowPanel([FieldPanel("places_free"), FieldPanel("places_total"), FieldPanel("places_as_of")]),
                FieldRowPanel([FieldPanel("child_care"), FieldPanel("child_care_note")]),
                languages(),
                FieldPanel("interpretation_services"),
            ],
            heading=_("For whom"),
        ),
        MultiFieldPanel(
            [
                RowsPanel(
                    "cost_options",
                    [
                        FieldPanel("option"),
                        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency"), FieldPanel("amount_description")]),
                        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
                    ],
                    heading=_("Costs"),
                    label=_("Cost"),
                ),
                FieldPanel("fees_description"),
                RowsPanel(
                    "required_documents",
                    [FieldPanel("document"), FieldPanel("uri")],
                    heading=_("What to bring"),
                    label=_("Document"),
                ),
                FieldPanel("accreditations"),
                funding(),
            ],
            heading=_("Cost and papers"),
        ),
        checked(),
        provenance(),
        MINOR_CHANGE,
    ]
)

ORGANIZATION = ObjectList(
    [
        StandingPanel(),
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("description"),
                FieldPanel("alternate_name"),
                FieldPanel("parent_organization"),
                FieldRowPanel([FieldPanel("legal_status"), FieldPanel("year_incorporated")]),
            ],
            heading=_("Who it is"),
        ),
        MultiFieldPanel(
            [
                phones(),
                FieldRowPanel([FieldPanel("email"), FieldPanel("website")]),
                FieldPanel("uri"),
                links("additional_websites"),
                contacts(),
            ],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel([closed_days()], heading=_("When everything it offers is closed")),
        MultiFieldPanel(
            [
                RowsPanel("programs", PROGRAM, heading=_("Programs"), label=_("Program")),
                funding(),
                RowsPanel(
                    "organization_identifiers", IDENTIFIER, heading=_("Numbers in registers"), label=_("Number in a register")
                ),
            ],
            heading=_("More about it"),
        ),
        checked(),
        provenance(),
        MINOR_CHANGE,
    ]
)

LOCATION = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("location_type"), FieldPanel("place")]),
                FieldPanel("organization"),
                FieldPanel("description"),
                FieldPanel("alternate_name"),
            ],
            heading=_("What it is"),
        ),
        MultiFieldPanel(
            [
                RowsPanel(
                    "addresses",
                    [
                        FieldRowPanel([FieldPanel("address_1"), FieldPanel("address_2")]),
                        FieldRowPanel([FieldPanel("postal_code"), FieldPanel("city"), FieldPanel("region")]),
                        FieldPanel("attention"),
                        FieldRowPanel([FieldPanel("state_province"), FieldPanel("country"), FieldPanel("address_type")]),
                    ],
                    heading=_("Address"),
                    label=_("Address"),
                    max_num=3,
                ),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                PinPanel(),
                FieldPanel("transportation"),
                RowsPanel("accessibility", ACCESSIBILITY, heading=_("Accessibility"), label=_("Feature")),
                FieldPanel("url"),
            ],
            heading=_("Where it is"),
        ),
        MultiFieldPanel([phones(), contacts()], heading=_("How to reach it")),
        MultiFieldPanel([schedules(_("Opening hours")), *exceptions(), languages()], heading=_("When it is open")),
        checked(),
        provenance(),
        MINOR_CHANGE,
    ]
)

TAXONOMY = ObjectList(
    [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldPanel("code"),
        FieldRowPanel([FieldPanel("uri"), FieldPanel("version")]),
        MINOR_CHANGE,
    ]
)

TAXONOMY_TERM = ObjectList(
    [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("taxonomy"), FieldPanel("parent")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("sort_order")]),
        FieldPanel("term_uri"),
        MINOR_CHANGE,
    ]
)
