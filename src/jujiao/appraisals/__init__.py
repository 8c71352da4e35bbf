"""年度考核: schemes, scores, grades within their quota, and the ways to object."""
