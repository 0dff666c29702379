"""From a page as data to HTML that the reading pane can set."""
