"""How people write dates and times in the admin, beside what Django knows of their language."""
