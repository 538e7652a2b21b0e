"""Texts of Wagtail and wagtail-localize whose German is missing there, or says "Locale", or bids the reader do something.

They stand here to be collected into the catalogues, which are looked at before Wagtail's own. Those of its JavaScript stand in
`djangojs.po` beside them.
"""

from django.utils.translation import gettext_noop

WORDS = (
    gettext_noop("Breadcrumb"),
    gettext_noop("Home"),
    gettext_noop("Locale"),
    gettext_noop("Locale: "),
    gettext_noop("locale"),
    gettext_noop("Locales"),
    gettext_noop("{} locales"),
    gettext_noop("Switch locales"),
    gettext_noop("Available in %(translations_total)s locales"),
    gettext_noop("Translations"),
    gettext_noop("Add locale"),
    gettext_noop("Add a locale"),
    gettext_noop("Delete locale"),
    gettext_noop("Select a new language"),
    gettext_noop("Locale '%(object)s' created."),
    gettext_noop("Locale '%(object)s' updated."),
    gettext_noop("Locale '%(object)s' deleted."),
    gettext_noop("Locale '{0}' created."),
    gettext_noop("Locale '{0}' updated."),
    gettext_noop("Locale '{0}' deleted."),
    gettext_noop("The locale could not be saved due to errors."),
    gettext_noop("Are you sure you want to delete this locale?"),
    gettext_noop("This locale cannot be deleted because there are no other locales."),
    gettext_noop("This locale cannot be deleted because there are pages and/or other objects using it."),
    gettext_noop("This locale cannot be synced into itself."),
    gettext_noop("Synchronise content from another locale"),
    gettext_noop(
        "Choose a locale to synchronise content from. Any existing and future content authored in the selected locale "
        "will be automatically copied to this one."
    ),
    gettext_noop("Sync translated %(model_name)s"),
    gettext_noop("Sync translated pages"),
    gettext_noop("Sync translated snippets"),
    gettext_noop("Sync translations of '%(title)s'"),
    gettext_noop("Translate {model_name}"),
    gettext_noop("Translate '%(title)s'"),
    gettext_noop("Delete %(snippet_type_name)s"),
    gettext_noop("Editing"),
    gettext_noop("Editing %(page_type)s"),
    gettext_noop("Editing %(task_type)s"),
    gettext_noop("Editing %(object_type)s %(title)s"),
    gettext_noop("Editing workflow"),
    gettext_noop("Choose who can view the live version of this page"),
    gettext_noop("Select a new parent page"),
    gettext_noop("Select images in choosers"),
    gettext_noop("Select documents in choosers"),
    gettext_noop("Please add some alt text for your image or mark it as decorative"),
    gettext_noop("Select hierarchical position. Note: a collection cannot become a child of itself or one of its descendants."),
)
