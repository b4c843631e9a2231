"""The rules of the procedure as pure functions over facts: no Qt, no files, no clock."""
