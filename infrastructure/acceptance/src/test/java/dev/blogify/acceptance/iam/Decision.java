package dev.blogify.acceptance.iam;

import dev.blogify.acceptance.iam.PolicyEvaluator.Verdict;

/** What IAM would say to a call, which was made so many times. */
public record Decision(Call call, long times, Access access, Verdict verdict) {}
