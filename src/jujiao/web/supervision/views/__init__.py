"""Views of 严管厚爱: they read the request, ask, and show."""
