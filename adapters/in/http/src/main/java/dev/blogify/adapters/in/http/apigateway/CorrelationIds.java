package dev.blogify.adapters.in.http.apigateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** Reads the correlation id, which a request shares with its log lines and events. */
public final class CorrelationIds {
  private static final Pattern VALID_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private CorrelationIds() {}

  /**
   * Returns the client's id if it is safe in logs and headers; defaults to API Gateway's request
   * id.
   */
  public static String fromEvent(APIGatewayV2HTTPEvent event) {
    return Option.of(event.getHeaders())
        .flatMap(headers -> Option.of(headers.get("x-correlation-id")))
        .filter(id -> VALID_ID.matcher(id).matches())
        .getOrElse(event.getRequestContext().getRequestId());
  }
}
