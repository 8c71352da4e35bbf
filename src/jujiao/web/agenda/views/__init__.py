"""Views of the agenda: they read the request, ask, and show."""
