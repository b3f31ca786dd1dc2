"""Settings of the property tests: shared machines are slow now and then, so no example is timed."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
