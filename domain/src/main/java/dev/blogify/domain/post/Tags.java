package dev.blogify.domain.post;

import dev.blogify.domain.FieldViolation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** At most 20 distinct tags, in the order that the author specified. */
public record Tags(Seq<Tag> values) {
  public static final int MAX_COUNT = 20;
  public static final Tags NONE = new Tags(List.empty());

  public Tags {
    values = values.distinct();
  }

  public static Validation<Seq<FieldViolation>, Tags> parse(Seq<String> raw) {
    if (raw.size() > MAX_COUNT) {
      return FieldViolation.invalid(
          "/tags", "must have at most %d tags, has %d".formatted(MAX_COUNT, raw.size()));
    }
    return Validation.sequence(raw.zipWithIndex().map(tag -> Tag.parse("/tags/" + tag._2, tag._1)))
        .map(Tags::new);
  }
}
