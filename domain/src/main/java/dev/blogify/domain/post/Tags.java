package dev.blogify.domain.post;

import dev.blogify.domain.Violation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** At most 20 different tags, in the author's order. */
public record Tags(Seq<Tag> all) {
  public static final int MAX = 20;
  public static final Tags NONE = new Tags(List.empty());

  public Tags {
    all = all.distinct();
  }

  public static Validation<Seq<Violation>, Tags> parse(Seq<String> raw) {
    if (raw.size() > MAX) {
      return Violation.at("/tags", "must have at most %d tags, has %d".formatted(MAX, raw.size()));
    }
    return Validation.sequence(raw.zipWithIndex().map(tag -> Tag.parse("/tags/" + tag._2, tag._1)))
        .map(Tags::new);
  }

  public static Tags of(String... tags) {
    return parse(List.of(tags)).get();
  }
}
