"""Settings of Django. What may differ between installations comes from the environment, see env.py."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from jujiao.conf import env
from jujiao.conf.keys import secret_key
from jujiao.conf.version import current_version

PACKAGE = Path(__file__).resolve().parents[1]
VENDOR = PACKAGE.parents[1] / "node_modules"
DATA_DIR = env.data_folder()
EVIDENCE_DIR = DATA_DIR / "evidence"
REPORTS_DIR = DATA_DIR / "reports"
VERSION = current_version()

DEBUG = env.flag("JUJIAO_DEBUG")
SECRET_KEY = secret_key(DATA_DIR)
ALLOWED_HOSTS = env.hosts()
DATABASES = {"default": env.database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
JOURNAL_ALGORITHM = env.one_of("JUJIAO_JOURNAL_HASH", ("sm3", "sha256"), "sm3")

FIELD_CIPHER = env.one_of("JUJIAO_FIELD_CIPHER", ("aes-256-gcm", "sm4-gcm"), "aes-256-gcm")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "jujiao.journal",
    "jujiao.access",
    "jujiao.policies",
    "jujiao.evidence",
    "jujiao.people",
    "jujiao.tasks",
    "jujiao.confidential",
    "jujiao.ledger",
    "jujiao.integrity",
    "jujiao.findings",
    "jujiao.procedures",
    "jujiao.mindset",
    "jujiao.careers",
    "jujiao.appraisals",
    "jujiao.duties",
    "jujiao.oversight",
    "jujiao.figures",
    "jujiao.assessments",
    "jujiao.plans",
    "jujiao.reports",
    "jujiao.drafts",
    "jujiao.exchange",
    "jujiao.blanks",
    "jujiao.notices",
    "jujiao.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "jujiao.web.privacy.NothingKept",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "jujiao.conf.urls"
WSGI_APPLICATION = "jujiao.conf.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jujiao.web.navigation.frame",
            ],
        },
    }
]

MAIL_SERVER = env.mail_server()
WEBHOOK_ALLOWED = env.webhook_allowed()

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
CSRF_FAILURE_VIEW = "jujiao.web.failures.outdated_form"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.flag("JUJIAO_HTTPS")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "static/"
STATICFILES_DIRS = [
    (f"vendor/{name}", folder)
    for name, folder in (
        ("bootstrap", VENDOR / "bootstrap" / "dist"),
        ("echarts", VENDOR / "echarts" / "dist"),
    )
    if folder.is_dir()
]
FONT_DIRS = [DATA_DIR / "fonts", VENDOR / "@expo-google-fonts"]
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
