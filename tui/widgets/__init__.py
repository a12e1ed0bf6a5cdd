"""The widgets, one a file. Each gets the `Reading` by data binding and tells the screen what the reader did."""
