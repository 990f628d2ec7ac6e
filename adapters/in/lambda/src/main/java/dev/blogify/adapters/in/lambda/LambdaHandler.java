package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A class that Lambda instantiates by its constructor without parameters. It is public, because
 * Lambda calls {@code handleRequest} by reflection.
 */
public interface LambdaHandler extends RequestStreamHandler {
  /** The function that handles the requests. */
  RequestStreamHandler function();

  @Override
  default void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function().handleRequest(in, out, context);
  }
}
