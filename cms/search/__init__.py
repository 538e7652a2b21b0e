"""The search of visitors and of the API: reads the published window, and the synonyms that editors keep."""
