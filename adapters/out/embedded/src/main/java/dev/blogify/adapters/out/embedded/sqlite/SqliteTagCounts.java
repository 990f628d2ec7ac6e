package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.domain.post.Tag;
import dev.blogify.domain.post.Tags;
import io.vavr.collection.Seq;

/**
 * How many published posts each tag has, in the table {@code tag}, and what was told of each post,
 * in {@code counted_post}.
 */
public final class SqliteTagCounts implements TagCounts {
  private final SqliteDatabase database;

  public SqliteTagCounts(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Page<TagCount> list(Page.PageRequest page) {
    var found =
        database.read(session ->
            session.queryAll(
                "SELECT tag, posts FROM tag WHERE tag > ? ORDER BY tag LIMIT ?",
                row -> new TagCount(new Tag(row.text("tag")), Math.toIntExact(row.number("posts"))),
                page.cursor().getOrElse(""),
                SqlitePagination.fetchLimit(page)));
    return SqlitePagination.toPage(found, page, count -> count.tag().value());
  }

  @Override
  public boolean update(PostTags tags) {
    return database.write(session -> {
      var before =
          session
              .queryOne(
                  "SELECT tags FROM counted_post WHERE post_id = ?",
                  RevisionRows::tags,
                  tags.postId().value())
              .getOrElse(Tags.NONE);
      var isNews = storeIfNewer(session, tags);
      if (isNews) {
        count(session, before.values(), tags.tags());
      }
      return isNews;
    });
  }

  private static boolean storeIfNewer(SqliteSession session, PostTags tags) {
    return session.executeUpdate(
            """
            INSERT INTO counted_post (post_id, sequence, tags) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET sequence = excluded.sequence, tags = excluded.tags
            WHERE counted_post.sequence < excluded.sequence
            """,
            tags.postId().value(),
            tags.sequence(),
            RevisionRows.toJson(new Tags(tags.tags())))
        == 1;
  }

  private static void count(SqliteSession session, Seq<Tag> before, Seq<Tag> now) {
    now.removeAll(before)
        .distinct()
        .forEach(tag ->
            session.executeUpdate(
                """
                INSERT INTO tag (tag, posts) VALUES (?, 1) ON CONFLICT DO UPDATE SET posts = posts + 1
                """,
                tag.value()));
    before
        .removeAll(now)
        .forEach(tag -> {
          session.executeUpdate("UPDATE tag SET posts = posts - 1 WHERE tag = ?", tag.value());
          session.executeUpdate("DELETE FROM tag WHERE tag = ? AND posts = 0", tag.value());
        });
  }
}
