"""Train, evaluate and export models (extra `train`)."""
