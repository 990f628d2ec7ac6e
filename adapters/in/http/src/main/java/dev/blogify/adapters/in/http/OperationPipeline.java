package dev.blogify.adapters.in.http;

import dev.blogify.application.StoreBusyException;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The steps of every operation: authentication, query parameters and common response headers. */
final class OperationPipeline {
  /** Requires caches to revalidate a stored response before each use. */
  private static final String PUBLIC_CACHE_CONTROL = "no-cache";

  private static final String PRIVATE_CACHE_CONTROL = "private, no-store";

  private OperationPipeline() {}

  static Endpoint anonymous(Function<ApiRequest, Either<Problem, ApiResponse>> operation) {
    return anonymous(List.empty(), operation);
  }

  static Endpoint anonymous(
      Seq<String> parameters, Function<ApiRequest, Either<Problem, ApiResponse>> operation) {
    return endpoint(
        PUBLIC_CACHE_CONTROL, request -> request.withParameters(parameters).flatMap(operation));
  }

  static Endpoint authenticated(
      BiFunction<ApiRequest, Caller, Either<Problem, ApiResponse>> operation) {
    return authenticated(List.empty(), operation);
  }

  static Endpoint authenticated(
      Seq<String> parameters,
      BiFunction<ApiRequest, Caller, Either<Problem, ApiResponse>> operation) {
    return endpoint(
        PRIVATE_CACHE_CONTROL,
        request ->
            Caller.fromRequest(request)
                .toEither(Problem::invalidToken)
                .flatMap(caller ->
                    request
                        .withParameters(parameters)
                        .flatMap(parsed -> operation.apply(parsed, caller))));
  }

  private static Endpoint endpoint(
      String cacheControl, Function<ApiRequest, Either<Problem, ApiResponse>> operation) {
    return event -> {
      var request = new ApiRequest(event, QueryParameters.EMPTY);
      return respond(request, operation)
          .withDefaultHeader("cache-control", cacheControl)
          .withHeader("x-correlation-id", request.correlationId())
          .toGatewayResponse();
    };
  }

  private static ApiResponse respond(
      ApiRequest request, Function<ApiRequest, Either<Problem, ApiResponse>> operation) {
    try {
      return operation
          .apply(request)
          .getOrElseGet(problem -> problem.toResponse(request.correlationId()));
    } catch (StoreBusyException _) {
      return Problem.storeBusy().toResponse(request.correlationId());
    }
  }
}
