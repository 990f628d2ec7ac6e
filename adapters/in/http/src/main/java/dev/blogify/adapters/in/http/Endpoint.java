package dev.blogify.adapters.in.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/**
 * Handles the requests of one operation. Every request has a response; an exception is a fault that
 * the platform handles.
 */
@FunctionalInterface
public interface Endpoint {
  APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent request);
}
