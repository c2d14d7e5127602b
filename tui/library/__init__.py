"""What is kept between runs: articles with their places and marks, and the user's settings."""
