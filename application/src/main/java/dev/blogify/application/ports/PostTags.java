package dev.blogify.application.ports;

import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.Seq;

/**
 * The tags under which readers see a post, as of one event.
 *
 * @param sequence sequence of the event; compared as text
 * @param tags empty if the post is not published
 */
public record PostTags(PostId postId, String sequence, Seq<Tag> tags) {}
