package dev.blogify.application.ports;

import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.Seq;

/**
 * The public tags of a post after one event.
 *
 * @param sequence CloudEvents {@code sequence} of the event; compared lexicographically
 * @param tags empty if the post is not published
 */
public record PostTags(PostId postId, String sequence, Seq<Tag> tags) {}
