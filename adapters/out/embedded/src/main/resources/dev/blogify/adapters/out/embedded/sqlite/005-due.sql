-- What is to happen to posts and media when its time comes, without a look at all the others.
CREATE INDEX post_to_publish ON post (status, publish_at) WHERE publish_at IS NOT NULL;
CREATE INDEX post_to_purge ON post (status, trashed_at) WHERE trashed_at IS NOT NULL;

-- An id tells when an upload was announced, and so when it expires.
CREATE INDEX media_to_expire ON media (state, media_id) WHERE state = 'pending';

-- Before a post is deleted, SQLite looks whether a feed lists it.
CREATE INDEX feed_of_post ON feed (post_id);
