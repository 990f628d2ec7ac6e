package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Title;
import io.vavr.control.Option;
import java.time.Instant;

/** The contents that posts had. Every implementation passes {@code PostsContract}. */
public interface Revisions {
  Option<Revision> find(PostId post, Version version);

  /** Newest first. */
  Page<RevisionSummary> findByPost(PostId post, Page.PageRequest page);

  /** A revision without its body, as lists show it. */
  record RevisionSummary(Version version, Title title, Instant createdAt) {}
}
