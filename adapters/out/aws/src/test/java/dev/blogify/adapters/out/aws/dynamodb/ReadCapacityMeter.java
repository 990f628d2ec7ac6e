package dev.blogify.adapters.out.aws.dynamodb;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Sums the read capacity of queries: 0.5 units per 4 kB of an eventually consistent read. */
final class ReadCapacityMeter implements ExecutionInterceptor {
  private double consumed;

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return context.request() instanceof QueryRequest query
        ? query.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build()
        : context.request();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (context.response() instanceof QueryResponse answer) {
      consumed += answer.consumedCapacity().capacityUnits();
    }
  }

  /** Returns the read capacity that an operation consumes. */
  double measure(Runnable operation) {
    consumed = 0;
    operation.run();
    return consumed;
  }
}
