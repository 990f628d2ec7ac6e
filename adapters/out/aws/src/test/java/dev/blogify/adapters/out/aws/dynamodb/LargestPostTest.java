package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.largestBody;
import static dev.blogify.domain.post.PostFixtures.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.TextValidation;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.Language;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.SlugHistory;
import dev.blogify.domain.post.Tags;
import dev.blogify.domain.post.Title;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Tests that the largest post that the domain allows fits into items and transactions. */
final class LargestPostTest {
  /** A letter with four bytes in UTF-8, and twelve bytes percent-encoded. */
  private static final String LETTER = "𠀀";

  private static final UserId AUTHOR = new UserId("a".repeat(64));
  private static final CommandContext CONTEXT =
      new CommandContext(
          ERIN,
          "c".repeat(256),
          Option.some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

  @RegisterExtension final FreshTables fresh = new FreshTables();

  private final Posts posts = new DynamoPosts(fresh.client(), NAMES);
  private int largestItem;
  private int largestTransaction;
  private int maxActions;
  private int largestEvent;

  @Test
  void storesAndReadsTheLargestPostInEveryState() {
    var post = store(PostFixtures.created(1, AUTHOR, slug(0), content(0)));
    post = store(published(post));
    for (var number = 1; number < SlugHistory.MAX_PUBLIC_SLUGS; number++) {
      post = store(edited(post, edit(number)));
      post = store(published(post));
    }
    var live = (Published) post;
    var copied = (Published) store(edited(live, edit(SlugHistory.MAX_PUBLIC_SLUGS)));

    assertThat(copied.metadata().slugHistory().publicSlugs()).hasSize(SlugHistory.MAX_PUBLIC_SLUGS);
    assertThat(
            Vector.of(copied.publishedVersion().content(), copied.content())
                .map(content -> TextValidation.utf8Length(content.body().markdown())))
        .containsOnly(200_000);
    assertThat(posts.findPublished(post.id()))
        .isEqualTo(
            Option.some(new Published(copied.metadata(), live.publishedVersion(), Option.none())));

    var trashed = store(copied.trash(hourLater(copied)).get());
    var draft = store(trashed.restore(hourLater(trashed)).get());
    store(draft.schedule(hourLater(draft).plusSeconds(1), hourLater(draft)).get());

    System.out.printf(
        "Largest item %,d bytes of %,d, event %,d; transaction %,d bytes of %,d, %d actions of"
            + " 100%n",
        largestItem,
        ItemSize.MAX_ITEM_BYTES,
        largestEvent,
        largestTransaction,
        ItemSize.MAX_TRANSACTION_BYTES,
        maxActions);
    assertThat(largestItem).isLessThan(ItemSize.MAX_ITEM_BYTES);
    assertThat(largestTransaction).isLessThan(ItemSize.MAX_TRANSACTION_BYTES);
    assertThat(maxActions).isLessThanOrEqualTo(100);
    assertThat(largestEvent).isLessThanOrEqualTo(64_000);
  }

  private Post store(PostChange change) {
    var calls = fresh.requestRecorder().requests(() -> posts.commit(change, CONTEXT).get());
    measure(((TransactWriteItemsRequest) calls.single()).transactItems());
    Outbox.events(change, CONTEXT)
        .forEach(entry ->
            largestEvent = Math.max(largestEvent, TextValidation.utf8Length(entry.json())));
    assertThat(posts.find(change.after().id())).isEqualTo(Option.some(change.after()));
    return change.after();
  }

  private void measure(Collection<TransactWriteItem> actions) {
    var puts = Vector.ofAll(actions).flatMap(action -> Option.of(action.put()));
    var sizes = puts.map(put -> ItemSize.of(put.item()));
    maxActions = Math.max(maxActions, actions.size());
    largestItem = Math.max(largestItem, sizes.max().get());
    largestTransaction = Math.max(largestTransaction, sizes.sum().intValue());
    assertThat(capacityOfTheFirst(puts.head())).isEqualTo(units(sizes.head()));
  }

  /** The read capacity that DynamoDB counts for the item of the post. */
  private double capacityOfTheFirst(Put put) {
    return fresh
        .client()
        .getItem(request ->
            request
                .tableName(put.tableName())
                .key(
                    Map.of(
                        "postId", put.item().get("postId"),
                        "createdAt", put.item().get("createdAt")))
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .consumedCapacity()
        .capacityUnits();
  }

  private static double units(int size) {
    return Math.ceil(size / 4096.0);
  }

  private static ContentEdit edit(int number) {
    var content = content(number);
    return new ContentEdit(
        Option.some(content.title()),
        Option.some(content.body()),
        Option.some(content.excerpt()),
        Option.some(content.tags()),
        Option.some(content.cover()),
        Option.some(content.canonicalUrl()),
        Option.some(content.language()),
        Option.some(slug(number)));
  }

  /** A content whose parts all differ for each number. */
  private static Content content(int number) {
    return new Content(
        Title.parse(text(200, number)).get(),
        largestBody(letter(number)),
        Option.some(Excerpt.parse(text(500, number)).get()),
        Tags.parse(
                Vector.range(0, Tags.MAX_COUNT).map(tag -> text(50, number * Tags.MAX_COUNT + tag)))
            .get(),
        Option.some(MediaFixtures.id(number)),
        Option.some(CanonicalUrl.parse("https://example.org/" + text(1_980, number)).get()),
        Option.some(Language.parse("en-x-" + "abcdefgh-".repeat(3) + "abc").get()));
  }

  private static Slug slug(int number) {
    return Slug.parse(text(80, number)).get();
  }

  private static String text(int length, int number) {
    return LETTER.repeat(length - 1) + letter(number);
  }

  private static String letter(int number) {
    return Character.toString(LETTER.codePointAt(0) + number);
  }

  /** Computes the size of an item in bytes as DynamoDB does. */
  private static final class ItemSize {
    static final int MAX_ITEM_BYTES = 400 * 1024;
    static final int MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;

    private static final int COLLECTION_OVERHEAD = 3;

    private ItemSize() {}

    static int of(Map<String, AttributeValue> item) {
      return item.entrySet().stream()
          .mapToInt(
              attribute -> TextValidation.utf8Length(attribute.getKey()) + of(attribute.getValue()))
          .sum();
    }

    private static int of(AttributeValue value) {
      return switch (value.type()) {
        case S -> TextValidation.utf8Length(value.s());
        case N -> (value.n().length() + 1) / 2 + 1;
        case BOOL, NUL -> 1;
        case M -> COLLECTION_OVERHEAD + value.m().size() + of(value.m());
        case L -> COLLECTION_OVERHEAD + value.l().stream().mapToInt(each -> 1 + of(each)).sum();
        case B, BS, NS, SS, UNKNOWN_TO_SDK_VERSION ->
            throw new IllegalArgumentException("Unused attribute type: " + value.type());
      };
    }
  }
}
