"""The cache that all parts share: this process's memory, or Redis for several processes."""

import environ


def cache(url: str) -> dict[str, object]:
    """Django's settings for CACHE_URL. A Redis that is away costs a second at most, and nothing but time."""
    settings: dict[str, object] = environ.Env.cache_url_config(url)
    if str(settings["BACKEND"]).startswith("django_redis"):
        settings["OPTIONS"] = {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 1}
    return settings
