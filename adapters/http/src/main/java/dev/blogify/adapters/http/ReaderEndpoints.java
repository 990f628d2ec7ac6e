package dev.blogify.adapters.http;

import dev.blogify.application.post.ListPublishedPosts;
import dev.blogify.application.post.ListTags;
import dev.blogify.application.post.ReadPublishedPost;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Tag;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the world may read of posts. */
public final class ReaderEndpoints {
  private ReaderEndpoints() {}

  public static Endpoint listPosts(ListPublishedPosts useCase, Cursors cursors) {
    return Exchange.open(
        Listing.PARAMETERS.appendAll(List.of("tag", "author")),
        request ->
            Problems.read(
                    feed(request.query())
                        .flatMap(feed ->
                            Listing.read(cursors, request, filters(feed))
                                .map(listing -> Tuple.of(feed, listing))))
                .map(asked ->
                    asked._2.answer(useCase.handle(asked._1, asked._2.page()), PostViews::live)));
  }

  public static Endpoint getPost(ReadPublishedPost useCase) {
    return Exchange.open(request ->
        PostId.parse(request.path("postId"))
            .flatMap(useCase::handle)
            .toEither(Problems::notFound)
            .map(post -> live(request, post)));
  }

  public static Endpoint getPostBySlug(ReadPublishedPost useCase) {
    return Exchange.open(request ->
        Slug.parse(request.path("slug"))
            .toOption()
            .flatMap(slug ->
                useCase
                    .handle(slug)
                    .map(post ->
                        post.head().slugs().current().equals(slug)
                            ? live(request, post)
                            : moved(post)))
            .toEither(Problems::notFound));
  }

  public static Endpoint listTags(ListTags useCase, Cursors cursors) {
    return Exchange.open(
        Listing.PARAMETERS,
        request ->
            Problems.read(Listing.read(cursors, request))
                .map(listing -> listing.answer(useCase.handle(listing.page()), PostViews::tag)));
  }

  public static Endpoint getHealth() {
    return Exchange.open(_ -> Either.right(Answer.json(200, view -> view.put("status", "ok"))));
  }

  private static Answer live(Request request, Published post) {
    return EntityTags.conditional(request, post.live().version(), () -> PostViews.live(post));
  }

  /** Old links go on to lead here, and say where the post is now. */
  private static Answer moved(Published post) {
    var current = post.head().slugs().current().value();
    return Answer.redirect(308, "/slugs/" + URLEncoder.encode(current, StandardCharsets.UTF_8));
  }

  private static Validation<Seq<Flaw>, Feed> feed(Query query) {
    return Validation.combine(
            query.read("tag", ReaderEndpoints::tagged), query.read("author", ReaderEndpoints::by))
        .ap(Tuple::of)
        .mapError(Flaw::all)
        .flatMap(feeds ->
            feeds._1.isDefined() && feeds._2.isDefined()
                ? Flaw.inParameter("author", "must not come together with tag").alone()
                : Validation.valid(feeds._1.orElse(feeds._2).getOrElse(new Feed.All())));
  }

  private static Validation<Seq<Flaw>, Feed> tagged(String raw) {
    return Tag.parse("", raw)
        .<Feed>map(Feed.Tagged::new)
        .mapError(violations -> Flaw.inParameter("tag", violations));
  }

  private static Validation<Seq<Flaw>, Feed> by(String raw) {
    return UserId.parse(raw)
        .<Feed>map(Feed.By::new)
        .toValidation(() -> List.of(Flaw.inParameter("author", "must be the id of a user")));
  }

  private static Map<String, String> filters(Feed feed) {
    return switch (feed) {
      case Feed.All() -> LinkedHashMap.empty();
      case Feed.Tagged(var tag) -> LinkedHashMap.of("tag", tag.value());
      case Feed.By(var author) -> LinkedHashMap.of("author", author.value());
    };
  }
}
