"""What developers need and users don't: nothing here travels in the wheel."""
