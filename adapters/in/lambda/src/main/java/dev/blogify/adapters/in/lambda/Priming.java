package dev.blogify.adapters.in.lambda;

import java.io.IOException;
import org.crac.Context;
import org.crac.Resource;

/**
 * The priming of a function before its snapshot is taken: a second event handler of the function
 * replays a {@link RecordedInvocation}, so that the snapshot contains the loaded classes and no
 * connection.
 */
record Priming(String functionId, Environment environment, LambdaEventHandler.Factory factory)
    implements Resource {
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
    ReplayRuntime.replay(
        RecordedInvocation.load(functionId),
        environment,
        ports -> factory.create(functionId, ports));
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // The snapshot contains no connection, credential or secret to renew.
  }
}
