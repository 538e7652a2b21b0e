"""How long and how much."""

from __future__ import annotations

from datetime import timedelta

LINK_HOLDS = timedelta(hours=1)
MAILS_AN_HOUR = 3  # that somebody may cause to one mail address
LOGINS_AN_HOUR = 30  # from one address, which may be that of a whole office
AN_HOUR = 60 * 60  # seconds
LONGEST_MINUTES = 100_000  # characters; some thirty pages
LARGEST_FILE = 10 * 1024 * 1024  # bytes
FILES = (".pdf", ".odt", ".ods", ".odp", ".docx", ".xlsx", ".pptx", ".txt", ".csv", ".jpg", ".jpeg", ".png")
LOG_IS_KEPT = timedelta(days=90)
