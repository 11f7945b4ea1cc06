"""On duty: who is called first, who next, and the roster of the coming days."""
