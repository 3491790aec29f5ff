"""What every test starts from: the default language, and Hypothesis without a clock."""

import os

from hypothesis import settings

# The language of messages falls back to the environment; a test that wants another sets it itself.
for name in ("SCORE_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR"):
    os.environ.pop(name, None)

settings.register_profile("score", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("score")
