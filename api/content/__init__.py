"""Pages, guides and news for front ends of others."""
