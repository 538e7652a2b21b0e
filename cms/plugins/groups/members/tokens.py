"""Links by which members log in: signed, for an hour, once."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.signing import BadSignature, TimestampSigner

from cms.plugins.groups.rules import LINK_HOLDS

signer = TimestampSigner(salt="cms.plugins.groups.login")


def token_of(user: Any) -> str:
    """It holds the moment of the last login, so that it is worth nothing after the next one."""
    return signer.sign(f"{user.pk}.{stamp(user)}").replace(":", "~")


def stamp(user: Any) -> str:
    return f"{user.last_login.timestamp():.6f}".replace(".", "-") if user.last_login else "0"


def user_by(token: str) -> Any:
    """The user whose link it is; None for what was altered, used or is too old."""
    try:
        pk, _dot, last = signer.unsign(token.replace("~", ":"), max_age=LINK_HOLDS).partition(".")
    except BadSignature:
        return None
    found = get_user_model()._default_manager.filter(pk=pk, is_active=True).first() if pk.isdecimal() else None
    return found if found and stamp(found) == last else None
