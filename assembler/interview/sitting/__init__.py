"""One sitting: questions asked and obeyed, the statute heard, lists put together, and the answers checked at the end."""
