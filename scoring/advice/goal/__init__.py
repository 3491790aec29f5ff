"""Goal seeking: the least total effort that brings the index to a target, and what to do first."""
