"""The pages of the branches."""
