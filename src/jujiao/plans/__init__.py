"""方案与举措: what a court set out to do, what shows that it is done, and how far it is."""
