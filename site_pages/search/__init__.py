"""The search page: what of the whole site a text finds, in groups."""
