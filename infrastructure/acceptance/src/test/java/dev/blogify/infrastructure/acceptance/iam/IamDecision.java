package dev.blogify.infrastructure.acceptance.iam;

import dev.blogify.infrastructure.acceptance.iam.PolicyEvaluator.Verdict;

/** The decision of IAM on a call, and how often the call was made. */
public record IamDecision(AwsCall call, long times, IamRequest request, Verdict verdict) {}
