"""The pages of one training in their frame."""
