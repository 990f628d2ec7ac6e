package dev.blogify.adapters.http;

import dev.blogify.application.Busy;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The frame around every operation: who asks, which parameters may come, what each answer carries.
 */
final class Exchange {
  /** For the world: whoever keeps an answer asks again before using it. */
  private static final String REVALIDATE = "no-cache";

  private static final String KEEP_NOTHING = "private, no-store";

  private Exchange() {}

  static Endpoint open(Function<Request, Either<Problem, Answer>> operation) {
    return open(List.empty(), operation);
  }

  static Endpoint open(
      Seq<String> parameters, Function<Request, Either<Problem, Answer>> operation) {
    return endpoint(REVALIDATE, request -> request.asking(parameters).flatMap(operation));
  }

  static Endpoint signedIn(BiFunction<Request, Caller, Either<Problem, Answer>> operation) {
    return signedIn(List.empty(), operation);
  }

  static Endpoint signedIn(
      Seq<String> parameters, BiFunction<Request, Caller, Either<Problem, Answer>> operation) {
    return endpoint(
        KEEP_NOTHING,
        request ->
            Caller.of(request)
                .toEither(Problems::invalidToken)
                .flatMap(caller ->
                    request.asking(parameters).flatMap(asked -> operation.apply(asked, caller))));
  }

  private static Endpoint endpoint(
      String caching, Function<Request, Either<Problem, Answer>> operation) {
    return event -> {
      var request = new Request(event, Query.NONE);
      return answer(request, operation)
          .orWith("cache-control", caching)
          .with("x-correlation-id", request.correlationId())
          .response();
    };
  }

  private static Answer answer(
      Request request, Function<Request, Either<Problem, Answer>> operation) {
    try {
      return operation
          .apply(request)
          .getOrElseGet(problem -> problem.answer(request.correlationId()));
    } catch (Busy _) {
      return Problems.busy().answer(request.correlationId());
    }
  }
}
