"""What we say about it: findings become alerts with a life of their own."""
