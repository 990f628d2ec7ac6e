package dev.blogify.application.ports;

import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.Seq;

/**
 * Under which tags readers see a post, from one point of its history on.
 *
 * @param sequence that of the event that tells it, which compares as text
 * @param tags none if readers do not see it
 */
public record PostTags(PostId postId, String sequence, Seq<Tag> tags) {}
