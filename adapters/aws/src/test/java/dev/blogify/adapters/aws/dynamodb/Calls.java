package dev.blogify.adapters.aws.dynamodb;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Which operations a client was asked for, in order; what it repeats counts once. */
final class Calls implements ExecutionInterceptor {
  private Vector<String> made = Vector.empty();

  @Override
  public synchronized void beforeExecution(
      Context.BeforeExecution context, ExecutionAttributes attributes) {
    made = made.append(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
  }

  synchronized Seq<String> made() {
    return made;
  }

  /** What an operation of a store asks for. */
  synchronized Seq<String> during(Runnable operation) {
    var before = made.size();
    operation.run();
    return made.drop(before);
  }
}
