"""The statute as data: kinds of body, rules, and what they find in a set of answers."""
