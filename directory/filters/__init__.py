"""What lists of services can be filtered by: declared once, for the API, the finder, OpenAPI and the docs."""
