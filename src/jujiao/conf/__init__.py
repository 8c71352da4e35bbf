"""Settings, environment, command line, the way in for the web server."""
