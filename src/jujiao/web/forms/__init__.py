"""Forms made from declarations: what a kind asks, as fields."""
