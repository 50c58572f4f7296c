"""
How hard the tests search.

By default every run looks at the same examples. ``HYPOTHESIS_PROFILE=thorough`` (or the option
``--hypothesis-profile=thorough``) looks at twenty times as many, and at others each time.
"""

import os

from hypothesis import settings


settings.register_profile("default", derandomize=True, deadline=None, database=None)
settings.register_profile("thorough", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
