"""Forms for everybody: how they look, what keeps programs away, and choices in several languages."""
