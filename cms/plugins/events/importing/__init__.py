"""Calendars of others, taken over as drafts: fetched with care, read, reviewed by editors before anything is public."""
