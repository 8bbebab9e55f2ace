"""What comes back every month: drafts on their day, and the page that looks after them."""
