"""How often and how long."""

from __future__ import annotations

from datetime import timedelta

CONFIRM_WITHIN = timedelta(days=7)
MAILS_AN_HOUR = 3  # that somebody may cause to one mail address
SUBSCRIPTIONS_AN_HOUR = 20  # from one address, which may be that of a whole office
AN_HOUR = 60 * 60  # seconds
MOST_OF_A_KIND = 10  # entries in one mail
REFUSED_IN_A_ROW = 3  # issues; then a subscription pauses
AT_A_TIME = 200  # subscriptions that are looked through in one transaction
CONSENT = "2026-11"  # version of the text that people agree to
