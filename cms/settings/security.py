"""The front door: who may log in how often, what browsers may load and do."""

from datetime import timedelta

import environ
from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE

env = environ.Env()

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"

TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])  # addresses whose X-Real-IP is believed
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # both: nobody locks somebody else out
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "cms.users.clients.address_of"
AXES_CLIENT_STR_CALLABLE = "cms.users.clients.name_in_logs"
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_DISABLE_ACCESS_LOG = True  # who logged in when is nobody's business
AXES_VERBOSE = False

MEDIA_ORIGINS = env.list("MEDIA_ORIGINS", default=[])  # where MEDIA_STORAGE keeps pictures, if not here
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, *MEDIA_ORIGINS],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
ADMIN_SECURITY_POLICY = {  # Wagtail's editor writes styles and scripts into its pages
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:", *MEDIA_ORIGINS],
}
NOT_NEEDED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "gyroscope"),
    *("magnetometer", "microphone", "midi", "payment", "usb"),
)
PERMISSIONS_POLICY: dict[str, str | list[str]] = {**{feature: [] for feature in NOT_NEEDED}, "geolocation": "self"}
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin's preview shows pages in a frame of its own
SECURE_REFERRER_POLICY = "same-origin"
