"""One sitting: questions put and commands obeyed, findings reported, lists put together, and the answers checked at the end."""
