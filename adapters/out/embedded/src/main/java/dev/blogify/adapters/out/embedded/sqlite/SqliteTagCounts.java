package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.domain.post.Tag;
import dev.blogify.domain.post.Tags;
import io.vavr.collection.Seq;

/**
 * The number of published posts of each tag, in the table {@code tag}. The table {@code
 * counted_post} holds the tags under which each post is counted.
 */
public record SqliteTagCounts(SqliteDatabase database) implements TagCounts {
  @Override
  public Page<TagCount> list(Page.PageRequest page) {
    return database.queryPage(
        page,
        "SELECT tag, posts FROM tag WHERE tag > ? ORDER BY tag LIMIT ?",
        row -> new TagCount(new Tag(row.text("tag")), Math.toIntExact(row.number("posts"))),
        count -> count.tag().value(),
        page.cursor().getOrElse(""));
  }

  @Override
  public boolean update(PostTags tags) {
    return database.write(session -> {
      var before =
          session
              .queryOne(
                  "SELECT tags FROM counted_post WHERE post_id = ?",
                  SqliteRevisions::tags,
                  tags.postId().value())
              .getOrElse(Tags.NONE);
      var isNewer =
          session.executeUpdate(
                  """
                  INSERT INTO counted_post (post_id, sequence, tags) VALUES (?, ?, ? -> '$.tags')
                  ON CONFLICT DO UPDATE SET sequence = excluded.sequence, tags = excluded.tags
                  WHERE counted_post.sequence < excluded.sequence
                  """,
                  tags.postId().value(),
                  tags.sequence(),
                  SqliteRevisions.toJson(tags.tags()))
              == 1;
      if (isNewer) {
        updateCounts(session, before.values(), tags.tags());
      }
      return isNewer;
    });
  }

  private static void updateCounts(SqliteSession session, Seq<Tag> before, Seq<Tag> after) {
    after
        .removeAll(before)
        .distinct()
        .forEach(tag ->
            session.executeUpdate(
                """
                INSERT INTO tag (tag, posts) VALUES (?, 1) ON CONFLICT DO UPDATE SET posts = posts + 1
                """,
                tag.value()));
    before
        .removeAll(after)
        .forEach(tag -> {
          session.executeUpdate("UPDATE tag SET posts = posts - 1 WHERE tag = ?", tag.value());
          session.executeUpdate("DELETE FROM tag WHERE tag = ? AND posts = 0", tag.value());
        });
  }
}
