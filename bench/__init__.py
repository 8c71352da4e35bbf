"""What the product takes in time and memory, each figure beside its limit, measured in one process."""
