"""Views of 培优赋能: they read the request, ask, and show."""
