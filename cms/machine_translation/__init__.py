"""Translation by machine: engines of plugins, what they must leave as it is, and how much they may cost."""
