"""The directory in the admin: lists, forms, choosers, previews."""
