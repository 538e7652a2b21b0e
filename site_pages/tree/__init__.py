"""The page tree in all languages: versions, visibility, slugs, permissions."""
