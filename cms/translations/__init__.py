"""What wagtail-localize needs of this project, of no domain."""
