"""The library: the reading position and the highlights of each article, kept between runs."""
