"""What each page of the wizard says, in the words of one language."""
