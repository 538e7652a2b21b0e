"""The translations of the interface: texts of code and templates, in PO files that any translation tool can edit.

A text is *public* when readers meet it: when it stands in a template, in a module of `site_pages` or of a plugin that is
not made for editors, or in a list of names that records are shown with.
German must have all texts; every other language all public ones. Leichte Sprache falls back to German, and English
needs no file, since the texts stand in the code in English.
"""
