"""HSDS program."""

from cms.translations.texts import Texts
from directory import models
from directory.hsds.shape import Shape


class Program(Shape, kw_only=True):
    id: str
    organization_id: str
    name: str
    alternate_name: str | None = None
    description: str
    x_fallback_fields: list[str] = []


def program(source: models.Program, organization: models.Organization, texts: Texts) -> Program:
    texts = texts.of_child()
    name, alternate_name, description = (
        texts.child_text(organization, "programs", source, field) for field in ("name", "alternate_name", "description")
    )
    return Program(
        id=str(source.translation_key),
        organization_id=str(organization.translation_key),
        name=name or "",
        alternate_name=alternate_name,
        description=description or "",
        x_fallback_fields=list(texts.own),
    )
