package dev.blogify.adapters.in.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/**
 * Handles the requests of one operation. An endpoint returns a response for every request,
 * including invalid ones. An exception indicates a fault, which the platform handles.
 */
@FunctionalInterface
public interface Endpoint {
  APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent request);
}
