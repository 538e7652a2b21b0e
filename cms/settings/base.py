"""Settings that hold everywhere. What differs between sites comes from the environment (docs/operations.md)."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from cms.languages import ADMIN_LANGUAGES, SOURCE_LANGUAGE
from cms.languages import LANGUAGES as SITE_LANGUAGES
from cms.plugin_api.registry import app_names
from cms.settings.caches import cache
from cms.settings.secret_key import load_or_create
from cms.settings.security import *  # noqa: F403  part of these settings

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR = Path(env("WEGWEISER_VAR", default=str(BASE_DIR / "var"))).resolve()
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or load_or_create(VAR / "secret_key")
SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname or "127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
AUTH_USER_MODEL = "users.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

WEGWEISER_PLUGINS = env.list("WEGWEISER_PLUGINS", default=[])
INSTALLED_APPS = [
    "cms",
    "cms.users",
    "cms.plugin_api",
    "cms.published",
    "cms.search",
    "cms.feedback",
    "cms.machine_translation",
    "cms.translation_matrix",
    "directory",
    "site_pages",
    "api",
    "api.keys",
    "cms.demo",
    "cms.bench",
    "wagtail_localize",
    "wagtail_localize.locales",  # replaces wagtail.locales
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "rest_framework",
    "rest_framework_api_key",
    "drf_spectacular",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    *app_names(WEGWEISER_PLUGINS),  # last: plugins add, they do not override
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.middleware.GZip",
    "cms.middleware.Expires",
    "api.middleware.OpenToEveryOrigin",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "site_pages.addresses.redirects.PageRedirects",
    "axes.middleware.AxesMiddleware",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a record with many rows is one form
FORMAT_MODULE_PATH = ["cms.formats"]
WAGTAIL_DATE_FORMAT, WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y", "%d.%m.%Y %H:%M"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets have templates beside all others
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'db.sqlite3'}")}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;",
    }
else:
    options = DATABASES["default"].setdefault("OPTIONS", {})
    options.setdefault("connect_timeout", 3)
    options.setdefault("options", "-c pg_trgm.word_similarity_threshold=0.4")  # the default misses Sprahckurs
CACHES = {"default": cache(env("CACHE_URL", default="locmemcache://"))}
EMAIL_CONFIG = env.email_url("EMAIL_URL", default=f"filemail:///{VAR / 'mails'}")  # a reset link is nothing for a log
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20  # seconds
BOUNCES_URL = env("BOUNCES_URL", default="")
DEFAULT_FROM_EMAIL = env("MAIL_FROM", default=f"wegweiser@{urlsplit(SITE_URL).hostname}")

TASKS = {
    "default": {"BACKEND": "cms.indexing.OncePerChange"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "cms.machine_translation.dispatcher.machine_translator"}
WAGTAILLOCALIZE_JOBS = {"BACKEND": "cms.translations.jobs.QueueBackend"}

LANGUAGE_CODE = SOURCE_LANGUAGE
LANGUAGES = [(language.code, language.name) for language in SITE_LANGUAGES]
LANGUAGES_BIDI = [language.code for language in SITE_LANGUAGES if language.direction == "rtl"]
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
HOLIDAYS = env("HOLIDAYS", default="DE-RP")  # whose public holidays close offices: a country, or a part of one (ISO 3166-2)

MACHINE_TRANSLATION_WORDS = env.int("MACHINE_TRANSLATION_WORDS", default=0)  # a month that engines may be sent; 0: no limit
MACHINE_TRANSLATION_LANGUAGES = env.list("MACHINE_TRANSLATION_LANGUAGES", default=[])  # into which they may; empty: all

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if env("MEDIA_STORAGE", default=""):
    STORAGES["default"] = {"BACKEND": env("MEDIA_STORAGE")}

WAGTAIL_SITE_NAME = "Wegweiser"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = [(language.code, language.name_for_editors) for language in SITE_LANGUAGES]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_USER_LOGIN_FORM = "cms.admin.login.LoginForm"
WAGTAILADMIN_PERMITTED_LANGUAGES = [(code, name) for code, name in LANGUAGES if code in ADMIN_LANGUAGES]
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}  # Wagtail would store the password as it is
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.pictures.form.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # each reader is checked, also where the storage has addresses of its own
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf"]  # the others are downloads: HTML and SVG would act as the site
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no third parties
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "exact"  # else a pasted address of a service becomes the finder's
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
TAGGIT_CASE_INSENSITIVE = True

REST_FRAMEWORK = {
    # The admin's own views use these too: what holds for the public API alone stands in api/urls.py.
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "api.errors.problem_response",
}
API_REQUESTS_A_MINUTE = env.int("API_REQUESTS_A_MINUTE", default=600)  # from one address; 0: as many as they like
FEEDBACK_AN_HOUR = env.int("FEEDBACK_AN_HOUR", default=10)  # messages from one address; 0: as many as they like
API_REQUESTS_A_MINUTE_WITH_KEY = env.int("API_REQUESTS_A_MINUTE_WITH_KEY", default=6_000)
SPECTACULAR_SETTINGS = {
    "TITLE": _("Wegweiser: open data of the district"),
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "DEFAULT_GENERATOR_CLASS": "api.schema.HsdsSchemaGenerator",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENABLE_DJANGO_DEPLOY_CHECK": False,  # it looks at all addresses, Wagtail's too; tests validate our document
    "SERVE_URLCONF": "api.urls",
    "SCHEMA_PATH_PREFIX": "",
    "SERVERS": [{"url": "/api/v1"}],
}

SILENCED_SYSTEM_CHECKS = [
    "urls.W002",  # the API's base is /api/v1, without a final slash
    "security.W019",  # X-Frame-Options is SAMEORIGIN: the admin shows previews in a frame
]

HSDS_PUBLISHER = {
    "name": env("PUBLISHER_NAME", default="Koordinierungsstelle Migration, Landkreis Mayen-Koblenz"),
    "identifier": env("PUBLISHER_IDENTIFIER", default="DE-ARS-07137"),
    "website": SITE_URL,
}

if "*" in ALLOWED_HOSTS and not DEBUG:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts of this site, not '*'.")
