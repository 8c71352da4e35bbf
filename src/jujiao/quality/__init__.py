"""数据质量: what in a court's year does not hold, is missing or contradicts itself, and how it is mended."""
