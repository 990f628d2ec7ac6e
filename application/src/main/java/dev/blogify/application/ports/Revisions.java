package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Title;
import io.vavr.control.Option;
import java.time.Instant;

/** The revisions of all posts. Every implementation passes {@code PostsContract}. */
public interface Revisions {
  Option<Revision> find(PostId post, Version version);

  /** The revisions of one post, newest first. */
  Page<RevisionSummary> findByPost(PostId post, Page.PageRequest page);

  /** A revision without its body. */
  record RevisionSummary(Version version, Title title, Instant createdAt) {}
}
