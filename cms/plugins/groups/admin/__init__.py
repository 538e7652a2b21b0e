"""Groups in the admin: what they are, and who is in them. What they write is for members alone."""
