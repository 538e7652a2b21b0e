"""LibreTranslate's HTTP API: https://docs.libretranslate.com/"""

from __future__ import annotations

from collections.abc import Sequence

from environ import Env

from cms.languages import TARGETS
from cms.plugin_api.engines import EngineProblem, HttpEngine

ENV = Env()


class LibreTranslate(HttpEngine):
    """Set up by LIBRETRANSLATE_URL, and LIBRETRANSLATE_API_KEY where the server asks for one."""

    display_name = "LibreTranslate"

    def url(self) -> str:
        return ENV.str("LIBRETRANSLATE_URL", default="").rstrip("/")

    def fetch_targets(self) -> dict[str, str]:
        answer = self.request("GET", "/languages")
        try:
            known = next((set(one["targets"]) for one in answer if one["code"] == "de"), set())
        except (KeyError, TypeError) as error:
            raise EngineProblem from error
        return {code: code for code in TARGETS if code in known}

    def ask(self, texts: Sequence[str], target: str) -> list[str]:
        body = {"q": list(texts), "source": "de", "target": target, "format": "html"}
        if key := ENV.str("LIBRETRANSLATE_API_KEY", default=""):
            body["api_key"] = key
        answer = self.request("POST", "/translate", json=body)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        return found if isinstance(found, list) else []
