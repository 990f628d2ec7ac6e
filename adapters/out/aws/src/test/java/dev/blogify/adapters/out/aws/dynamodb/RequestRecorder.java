package dev.blogify.adapters.out.aws.dynamodb;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Records the requests of a client in order, without its retries. */
final class RequestRecorder implements ExecutionInterceptor {
  private Vector<SdkRequest> requests = Vector.empty();

  @Override
  public synchronized void beforeExecution(
      Context.BeforeExecution context, ExecutionAttributes attributes) {
    requests = requests.append(context.request());
  }

  /** Returns the DynamoDB operations of one operation of a store. */
  Seq<String> operationsDuring(Runnable operation) {
    return requests(operation)
        .map(request -> request.getClass().getSimpleName().replaceAll("Request$", ""));
  }

  /** Returns the requests of one operation of a store. */
  synchronized Seq<SdkRequest> requests(Runnable operation) {
    var before = requests.size();
    operation.run();
    return requests.drop(before);
  }

  synchronized Seq<SdkRequest> requests() {
    return requests;
  }
}
