package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.ports.Revisions;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Title;
import io.vavr.control.Option;

/** The revisions of posts, in the table {@code revision}, which {@link SqlitePosts} writes. */
public record SqliteRevisions(SqliteDatabase database) implements Revisions {
  @Override
  public Option<Revision> find(PostId post, Version version) {
    return database.queryOne(
        """
        SELECT revision.*, author_id
        FROM revision JOIN post USING (post_id)
        WHERE revision.post_id = ? AND revision.version = ?
        """,
        row ->
            new Revision(
                post,
                new UserId(row.text("author_id")),
                version,
                RevisionRows.content(row),
                row.instant("at")),
        post.value(),
        version.number());
  }

  @Override
  public Page<RevisionSummary> findByPost(PostId post, Page.PageRequest page) {
    return database.queryPage(
        page,
        """
        SELECT version, title, at FROM revision
        WHERE post_id = ? AND version < ?
        ORDER BY version DESC LIMIT ?
        """,
        row ->
            new RevisionSummary(
                new Version(row.number("version")),
                new Title(row.text("title")),
                row.instant("at")),
        summary -> Long.toString(summary.version().number()),
        post.value(),
        page.cursor().map(Long::valueOf).getOrElse(Long.MAX_VALUE));
  }
}
