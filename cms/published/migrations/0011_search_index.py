"""The tables of the search index. They are filled by `manage.py rebuild_search`, which `rebuild_published` does, too."""

from typing import Any

from django.db import migrations

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE search_entry"
        " USING fts5(title, parts, body, german, tokenize='unicode61 remove_diacritics 2')",
        "CREATE VIRTUAL TABLE search_word USING fts5(language, folded, written UNINDEXED, tokenize='trigram')",
    ],
    "postgresql": [
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE TABLE search_entry ("
        " document_id bigint PRIMARY KEY REFERENCES published_publisheddocument ON DELETE CASCADE,"
        " words tsvector NOT NULL, length integer NOT NULL)",
        "CREATE INDEX search_entry_words ON search_entry USING gin (words)",
        "CREATE TABLE search_word ("
        " language varchar(20) NOT NULL, folded text NOT NULL, written text NOT NULL, PRIMARY KEY (language, folded))",
        "CREATE INDEX search_word_folded ON search_word USING gin (folded gin_trgm_ops)",
    ],
}
DROP = {
    "sqlite": ["DROP TABLE search_entry", "DROP TABLE search_word"],
    "postgresql": ["DROP TABLE search_entry", "DROP TABLE search_word"],  # the extension stays: somebody else may use it
}


def create(apps: Any, schema_editor: Any) -> None:
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("published", "0010_openings_and_dated_facets")]
    operations = [migrations.RunPython(create, drop)]
