package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.post.TagCounts;
import dev.blogify.domain.post.Tag;

/** How many posts the feed of each tag lists, in the table {@code tag}, which triggers keep. */
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
}
