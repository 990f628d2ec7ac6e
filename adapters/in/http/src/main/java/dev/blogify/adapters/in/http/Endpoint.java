package dev.blogify.adapters.in.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/**
 * Answers the requests of one operation. Whatever the request says is answered; what is thrown is a
 * fault, and the platform's to handle.
 */
@FunctionalInterface
public interface Endpoint {
  APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent request);
}
