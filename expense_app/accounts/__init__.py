"""Who people are: households, members, logins, invitations."""
