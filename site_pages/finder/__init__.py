"""The service finder: its list, its query, the page of a service."""
