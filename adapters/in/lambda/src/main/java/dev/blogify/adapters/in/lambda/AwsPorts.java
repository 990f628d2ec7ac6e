package dev.blogify.adapters.in.lambda;

import dagger.Component;
import dev.blogify.application.ports.Ports;
import javax.inject.Singleton;

/** The ports on AWS. A function builds only the adapters and clients of the ports that it uses. */
@Singleton
@Component(modules = AwsModule.class)
interface AwsPorts extends Ports {
  static Ports create(Environment environment, RuntimeServices runtime) {
    return DaggerAwsPorts.builder().awsModule(new AwsModule(environment, runtime)).build();
  }
}
