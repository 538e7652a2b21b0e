"""What is known of words in the languages of the site: spelling variants, word forms, words that say nothing."""
