"""The bridge: the only place that ties the application to Qt as a whole."""
