"""Query parameters: declared once, checked in one place, shown in OpenAPI."""
