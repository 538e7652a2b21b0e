"""What engines of machine translation have in common: HTTP with limits, and problems that people can read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import requests
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from cms.languages import SOURCE_LANGUAGE

SECONDS = (5, 30)  # to connect, to answer
LARGEST = 5 * 1024 * 1024  # bytes of an answer
A_DAY, A_MINUTE = 24 * 60 * 60, 60
KEY = gettext_lazy("it does not accept the key.")
BUSY = gettext_lazy("it is busy. Please try again later.")
REFUSED = {
    401: KEY,
    403: KEY,
    413: gettext_lazy("the text is too long for it."),
    429: BUSY,
    456: gettext_lazy("its quota is used up."),
    503: BUSY,
}


class EngineProblem(Exception):
    """Why an engine gave no translation, in words for editors; `found` is what it had translated before."""

    found: dict[StringValue, StringValue] = {}


class HttpEngine(BaseMachineTranslator):
    """A subclass says where the service is, and speaks its protocol. Texts are HTML; `<x id="1">` and what is in it stays."""

    most_texts = 40
    most_characters = 30_000

    def url(self) -> str:
        """Of the service, without a slash at the end; "" where it is not set up."""
        raise NotImplementedError

    def headers(self) -> dict[str, str]:
        return {}

    def fetch_targets(self) -> dict[str, str]:
        """The service's own codes by ours, of the languages into which it translates German."""
        raise NotImplementedError

    def ask(self, texts: Sequence[str], target: str) -> list[str]:
        """Translations in the order of the texts; `target` is a code of the service."""
        raise NotImplementedError

    def targets(self) -> dict[str, str]:
        """Asked for once a day; a service that does not answer is asked again after a minute."""
        key = f"engine-targets-{type(self).__qualname__}-{self.url()}"
        found: dict[str, str] | None = cache.get(key)
        if found is None:
            try:
                found = self.fetch_targets() if self.url() else {}
            except EngineProblem:
                found = {}
            cache.set(key, found, A_DAY if found else A_MINUTE)
        return found

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return source_locale.language_code == SOURCE_LANGUAGE and target_locale.language_code in self.targets()

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Sequence[StringValue]
    ) -> dict[StringValue, StringValue]:
        target = self.targets()[target_locale.language_code]
        found: dict[StringValue, StringValue] = {}
        for batch in self.batches(list(strings)):
            try:
                found |= self.translate_batch(batch, target)
            except EngineProblem as problem:
                problem.found = found
                raise
        return found

    def translate_batch(self, batch: list[StringValue], target: str) -> dict[StringValue, StringValue]:
        answers = self.ask([one.data for one in batch], target)
        if len(answers) != len(batch) or not all(isinstance(one, str) for one in answers):
            raise EngineProblem(_("it answered something else than translations."))
        return {one: StringValue(answer) for one, answer in zip(batch, answers, strict=True)}

    def batches(self, strings: list[StringValue]) -> Iterator[list[StringValue]]:
        batch: list[StringValue] = []
        for one in strings:
            if batch and (len(batch) == self.most_texts or sum(len(it.data) for it in [*batch, one]) > self.most_characters):
                yield batch
                batch = []
            batch.append(one)
        if batch:
            yield batch

    def request(self, method: str, path: str, **content: Any) -> Any:
        """The JSON of an answer. EngineProblem for everything else."""
        content |= {"headers": self.headers(), "stream": True, "allow_redirects": False}
        try:
            with requests.request(method, f"{self.url()}{path}", timeout=SECONDS, **content) as answer:
                body = b"".join(beginning(answer, LARGEST + 1))
        except requests.RequestException as error:
            raise EngineProblem(_("it does not answer.")) from error
        if answer.status_code != requests.codes.ok:
            raise EngineProblem(REFUSED.get(answer.status_code) or _("it refused (%(code)s).") % {"code": answer.status_code})
        return read(body)


def beginning(answer: requests.Response, most: int) -> Iterator[bytes]:
    for chunk in answer.iter_content(64 * 1024):
        yield chunk
        most -= len(chunk)
        if most <= 0:
            return


def read(body: bytes) -> Any:
    try:
        if len(body) > LARGEST:
            raise ValueError
        return json.loads(body)
    except ValueError as error:
        raise EngineProblem(_("it answered something else than translations.")) from error
