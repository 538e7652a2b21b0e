"""DeepL's HTTP API, version 2: https://developers.deepl.com/docs/api-reference/translate"""

from __future__ import annotations

from collections.abc import Sequence

from environ import Env

from cms.languages import TARGETS, language_of
from cms.plugin_api.engines import EngineProblem, HttpEngine

FREE, PAID = "https://api-free.deepl.com", "https://api.deepl.com"
ENV = Env()


class DeepL(HttpEngine):
    """Set up by DEEPL_AUTH_KEY; DEEPL_URL is for another address, such as a proxy's."""

    display_name = "DeepL"

    def key(self) -> str:
        return ENV.str("DEEPL_AUTH_KEY", default="")

    def url(self) -> str:
        if not self.key():
            return ""
        usual = FREE if self.key().endswith(":fx") else PAID
        return ENV.str("DEEPL_URL", default=usual).rstrip("/")

    def headers(self) -> dict[str, str]:
        return {"Authorization": f"DeepL-Auth-Key {self.key()}"}

    def fetch_targets(self) -> dict[str, str]:
        """Of several varieties that of the language's readers: EN-GB."""
        answer = self.request("GET", "/v2/languages", params={"type": "target"})
        try:
            known = {str(one["language"]).upper() for one in answer}
        except (KeyError, TypeError) as error:
            raise EngineProblem from error
        wanted = {code: (f"{code.upper()}-{language_of(code).territory}", code.upper()) for code in TARGETS}
        found = {code: [one for one in names if one in known] for code, names in wanted.items()}
        return {code: names[0] for code, names in found.items() if names}

    def ask(self, texts: Sequence[str], target: str) -> list[str]:
        body = {"text": list(texts), "source_lang": "DE", "target_lang": target, "tag_handling": "xml", "ignore_tags": ["x"]}
        answer = self.request("POST", "/v2/translate", json=body)
        try:
            return [one["text"] for one in answer["translations"]]
        except (KeyError, TypeError):
            return []
