"""What is read from left to right inside right-to-left text. By UAX #9 "116 117" would stand there as "117 116"."""

import re

MARKUP = r"<(script|style|title|textarea|select)\b.*?</\1>|<bdi dir=\"ltr\">.*?</bdi>|<[^>]*>"
NUMBER = r"\+?\d+(?:[ \u00a0\u202f]\d+)+|\+\d+"
ADDRESS = r"https?://[^\s<]+"
PARTS = re.compile(rf"{MARKUP}|(?P<number>{ADDRESS}|{NUMBER})", re.DOTALL)


def isolated(html: str) -> str:
    """HTML in which numbers of several groups and web addresses in running text stand in `<bdi dir="ltr">`."""
    return PARTS.sub(lambda part: f'<bdi dir="ltr">{part["number"]}</bdi>' if part["number"] else part[0], html)
