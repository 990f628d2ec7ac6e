package dev.blogify.functions;

import static dev.blogify.adapters.aws.dynamodb.Tables.FEEDS;
import static dev.blogify.adapters.aws.dynamodb.Tables.POSTS;
import static dev.blogify.adapters.aws.dynamodb.Tables.REVISIONS;
import static dev.blogify.adapters.aws.dynamodb.Tables.SLUGS;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.aws.dynamodb.Table;
import dev.blogify.functions.Grant.Resource.Items;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** The one list of all functions: what is deployed, and what each may do, is read from here. */
public final class Functions {
  /** With this much comes over half a CPU, which is what a first request waits for. */
  private static final int MEMORY_MB = 1024;

  /** Room for the calls of the longest request, should one of them need all of its time. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** What the store of posts wants to know, even of a function that only reads. */
  private static final Seq<String> POST_STORE =
      List.of(POSTS, SLUGS, REVISIONS, FEEDS).map(Table::environmentKey);

  public static final Seq<LambdaFunction> ALL =
      List.of(
          function("getPost", GetPostFunction.class, GetPostFunction::new)
              .with(POST_STORE)
              .may(read(POSTS)),
          function("getPostBySlug", GetPostBySlugFunction.class, GetPostBySlugFunction::new)
              .with(POST_STORE)
              .may(read(SLUGS), read(POSTS)),
          function("getDraft", GetDraftFunction.class, GetDraftFunction::new)
              .with(POST_STORE)
              .may(read(POSTS), read(REVISIONS)),
          function("trashPost", TrashPostFunction.class, TrashPostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS), delete(FEEDS)),
          function(
                  "discardWorkingCopy",
                  DiscardWorkingCopyFunction.class,
                  DiscardWorkingCopyFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), change(REVISIONS), delete(SLUGS)),
          function("publishPost", PublishPostFunction.class, PublishPostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS), write(FEEDS), delete(FEEDS)),
          function("unpublishPost", UnpublishPostFunction.class, UnpublishPostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS), delete(FEEDS)),
          function("restorePost", RestorePostFunction.class, RestorePostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS)),
          function("schedulePost", SchedulePostFunction.class, SchedulePostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS)),
          function("unschedulePost", UnschedulePostFunction.class, UnschedulePostFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), read(REVISIONS)),
          function("getRevision", GetRevisionFunction.class, GetRevisionFunction::new)
              .with(POST_STORE)
              .may(read(POSTS), read(REVISIONS)),
          function("restoreRevision", RestoreRevisionFunction.class, RestoreRevisionFunction::new)
              .with(POST_STORE)
              .may(change(POSTS), change(REVISIONS)),
          function("getHealth", GetHealthFunction.class, GetHealthFunction::new));

  private Functions() {}

  private static LambdaFunction function(
      String name,
      Class<? extends RequestStreamHandler> handler,
      Function<Map<String, String>, RequestStreamHandler> start) {
    return new LambdaFunction(name, handler, start, MEMORY_MB, TIMEOUT, List.empty(), List.empty());
  }

  private static Grant read(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:GetItem"));
  }

  /** IAM asks for the same whether a transaction writes or a call of its own. */
  private static Grant write(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:PutItem"));
  }

  private static Grant delete(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:DeleteItem"));
  }

  private static Grant change(Table table) {
    return new Grant(new Items(table), List.of("dynamodb:GetItem", "dynamodb:PutItem"));
  }
}
