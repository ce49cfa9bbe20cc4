"""From a Reply to what is heard: the Fluent reader, plurals, SSML, values as people say them."""
