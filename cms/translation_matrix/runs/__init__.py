"""Translations of many records at once, in the background."""
