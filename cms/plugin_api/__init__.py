"""What a plugin may use of its host. Everything else may change without notice."""

PLUGIN_API_VERSION = "1.0"  # the major rises when a signature in hookspecs or contributions breaks
