"""Texts of any selection as a file for translators, and back."""
