"""What explains the project, and what makes its pictures and samples."""
