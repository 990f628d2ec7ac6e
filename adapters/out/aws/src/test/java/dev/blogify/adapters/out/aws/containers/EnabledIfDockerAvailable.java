package dev.blogify.adapters.out.aws.containers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Skips a test if no Docker daemon is available. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
    value = "dev.blogify.adapters.out.aws.containers.Docker#isAvailable",
    disabledReason = "no Docker daemon is available; infrastructure/test-engines/docker starts one")
public @interface EnabledIfDockerAvailable {}
