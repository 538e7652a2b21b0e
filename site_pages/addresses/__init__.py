"""Addresses that are no pages: redirects, the sitemap, errors."""
