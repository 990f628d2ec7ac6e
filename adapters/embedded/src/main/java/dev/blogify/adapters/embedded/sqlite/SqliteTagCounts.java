package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.post.PostTags;
import dev.blogify.application.post.TagCounts;
import dev.blogify.domain.post.Tag;
import dev.blogify.domain.post.Tags;
import io.vavr.collection.Seq;

/**
 * How many published posts each tag has, in the table {@code tag}, and what was told of each post,
 * in {@code counted_post}.
 */
public final class SqliteTagCounts implements TagCounts {
  private final Database database;

  public SqliteTagCounts(Database database) {
    this.database = database;
  }

  @Override
  public Page<TagCount> list(Page.Request page) {
    var found =
        database.read(session ->
            session.all(
                "SELECT tag, posts FROM tag WHERE tag > ? ORDER BY tag LIMIT ?",
                row -> new TagCount(new Tag(row.text("tag")), Math.toIntExact(row.number("posts"))),
                page.after().getOrElse(""),
                Pages.rows(page)));
    return Pages.page(found, page, count -> count.tag().value());
  }

  @Override
  public boolean count(PostTags tags) {
    return database.write(session -> {
      var before =
          session
              .first(
                  "SELECT tags FROM counted_post WHERE post_id = ?",
                  Contents::tags,
                  tags.post().value())
              .getOrElse(Tags.NONE);
      var isNews = remember(session, tags);
      if (isNews) {
        count(session, before.all(), tags.tags());
      }
      return isNews;
    });
  }

  private static boolean remember(Session session, PostTags tags) {
    return session.run(
            """
            INSERT INTO counted_post (post_id, sequence, tags) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET sequence = excluded.sequence, tags = excluded.tags
            WHERE counted_post.sequence < excluded.sequence
            """,
            tags.post().value(),
            tags.sequence(),
            Contents.json(new Tags(tags.tags())))
        == 1;
  }

  private static void count(Session session, Seq<Tag> before, Seq<Tag> now) {
    now.removeAll(before)
        .distinct()
        .forEach(tag ->
            session.run(
                """
                INSERT INTO tag (tag, posts) VALUES (?, 1) ON CONFLICT DO UPDATE SET posts = posts + 1
                """,
                tag.value()));
    before
        .removeAll(now)
        .forEach(tag -> {
          session.run("UPDATE tag SET posts = posts - 1 WHERE tag = ?", tag.value());
          session.run("DELETE FROM tag WHERE tag = ? AND posts = 0", tag.value());
        });
  }
}
