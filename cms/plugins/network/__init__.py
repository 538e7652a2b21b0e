"""Who does what where: offers by place and topic, and where there is nothing."""
