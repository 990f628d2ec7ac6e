package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.transactionCanceled;
import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.domain.post.PostFixtures.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.Fault.LostResponse;
import dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.Fault.NoFault;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.ports.TagCounts.TagCount;
import dev.blogify.application.post.TagCountsContract;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DynamoTagCountsTest implements TagCountsContract {
  private static final String TABLE = NAMES.of(Tables.TAG_COUNTS);

  @RegisterExtension final FreshTables fresh = new FreshTables();

  @Override
  public TagCounts tagCounts() {
    return new DynamoTagCounts(fresh.client(), NAMES);
  }

  @Test
  void countsInOneTransactionAndDeletesUnusedTags() {
    assertThat(calls(postTags(1, "a", "b"))).containsExactly("GetItem", "TransactWriteItems");
    assertThat(calls(postTags(1, "a", "b"))).containsExactly("GetItem");
    assertThat(calls(postTags(2, "b", "c")))
        .containsExactly("GetItem", "TransactWriteItems", "DeleteItem");

    assertThat(count("a")).isEmpty();
    assertThat(count("b")).containsExactly(1);
  }

  @Test
  void hidesACounterOfZero() {
    put("unused", 0);
    put("used", 2);

    assertThat(tagCounts().list(Page.PageRequest.firstPage(10)).items())
        .containsExactly(new TagCount(new Tag("used"), 2));
  }

  @Test
  void retriesAfterAConcurrentUpdate() {
    var httpClient = new FaultInjectingHttpClient();
    var slow = new DynamoTagCounts(fresh.client(httpClient), NAMES);
    tagCounts().update(postTags(1, "a"));
    httpClient.enqueue(
        List.of(new NoFault(), transactionCanceled("ConditionalCheckFailed", "None")));

    assertThat(slow.update(postTags(2, "a", "b"))).isTrue();

    assertThat(httpClient.remaining()).isZero();
    assertThat(count("a")).containsExactly(1);
    assertThat(count("b")).containsExactly(1);
  }

  @Test
  void countsOnceWhenTheClientRetriesAfterALostResponse() {
    var httpClient = new FaultInjectingHttpClient();
    var slow = new DynamoTagCounts(fresh.client(httpClient), NAMES);
    httpClient.enqueue(List.of(new LostResponse(), new LostResponse()));

    assertThat(slow.update(postTags(1, "a"))).isTrue();

    assertThat(httpClient.remaining()).isZero();
    assertThat(count("a")).containsExactly(1);
  }

  @Test
  void failsInsteadOfANegativeCount() {
    tagCounts().update(postTags(1, "a"));
    put("a", 0);

    assertThatThrownBy(() -> tagCounts().update(postTags(2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("already zero");

    assertThat(count("a")).containsExactly(0);
  }

  private Seq<String> calls(PostTags tags) {
    return fresh.requestRecorder().operationsDuring(() -> tagCounts().update(tags));
  }

  private Seq<Integer> count(String tag) {
    return new DynamoGateway(fresh.client())
        .get(TABLE, Item.of("list", "tags").with("tag", tag))
        .map(item -> (int) item.number("posts"))
        .toVector();
  }

  private void put(String tag, int posts) {
    var item = Item.of("list", "tags").with("tag", tag).with("posts", posts);
    fresh.client().putItem(request -> request.tableName(TABLE).item(item.toMap()));
  }

  private static PostTags postTags(int sequence, String... tags) {
    return new PostTags(id(1), "000000000" + sequence + ".00", Vector.of(tags).map(Tag::new));
  }
}
