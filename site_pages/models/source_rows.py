from cms.languages import SOURCE_LANGUAGE

ONLY_SOURCE_ROWS = {"locale__language_code": SOURCE_LANGUAGE}  # translated rows of the directory hold only texts
