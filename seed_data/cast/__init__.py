"""The people in the beds when the pretend unit is made, and one who left this morning. All of them are made up."""

from seed_data.cast.alcohol import ALCOHOL
from seed_data.cast.opioid import OPIOID
from seed_data.cast.other import OTHER
from seed_data.story import Story

STORIES: tuple[Story, ...] = tuple(sorted((*ALCOHOL, *OPIOID, *OTHER), key=lambda story: story.stay.bed))
"""In bed order. Beds 03 and 16 are empty: from 03 somebody left against advice."""
