package dev.blogify.infrastructure.acceptance.iam;

import dev.blogify.infrastructure.acceptance.iam.PolicyEvaluator.Verdict;

/** What IAM would say to a call, which was made so many times. */
public record IamDecision(AwsCall call, long times, IamRequest request, Verdict verdict) {}
