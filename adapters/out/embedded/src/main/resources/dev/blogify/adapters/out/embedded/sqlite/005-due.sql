-- Indexes of the items that jobs process: scheduled posts, trashed posts and pending uploads.
CREATE INDEX post_to_publish ON post (status, publish_at) WHERE publish_at IS NOT NULL;
CREATE INDEX post_to_purge ON post (status, trashed_at) WHERE trashed_at IS NOT NULL;

-- A media id contains the time of the upload request, from which the expiry follows.
CREATE INDEX media_to_expire ON media (state, media_id) WHERE state = 'pending';

-- The deletion of a post uses this index to check the foreign key of the table feed.
CREATE INDEX feed_of_post ON feed (post_id);
