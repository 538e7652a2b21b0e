"""What holds for every address of the admin: wrapped around its views in cms/urls.py."""
