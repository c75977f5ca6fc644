"""Who is said to have said what in an article."""
