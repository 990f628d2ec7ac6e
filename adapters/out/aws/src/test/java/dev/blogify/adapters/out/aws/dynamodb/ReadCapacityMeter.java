package dev.blogify.adapters.out.aws.dynamodb;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** What queries consume, as DynamoDB counts it: 0.5 for each 4 kB, unless they are consistent. */
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

  /** By the queries of one operation. */
  double measure(Runnable operation) {
    consumed = 0;
    operation.run();
    return consumed;
  }
}
