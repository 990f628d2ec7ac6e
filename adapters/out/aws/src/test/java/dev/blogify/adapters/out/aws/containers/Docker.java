package dev.blogify.adapters.out.aws.containers;

import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The Docker daemon of this machine. */
final class Docker {
  /** A strong reference, because the log manager holds loggers and their levels weakly. */
  private static final Logger LOG = Logger.getLogger("org.testcontainers");

  private Docker() {}

  static boolean isAvailable() {
    return Availability.IS_AVAILABLE;
  }

  /** Runs an image until this process ends, and waits until its port responds. */
  static URI startContainer(String image, int port, String... command) {
    var container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withExposedPorts(port)
            .withEnv("JAVA_TOOL_OPTIONS", "-Xmx512m -XX:TieredStopAtLevel=1")
            .withCommand(command)
            .waitingFor(Wait.forHttp("/").forPort(port).forStatusCodeMatching(_ -> true));
    container.start();
    return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port));
  }

  private static final class Availability {
    static final boolean IS_AVAILABLE = check();

    /** Reports the result in one line, where Testcontainers logs twenty. */
    private static boolean check() {
      LOG.setLevel(Level.OFF);
      var answers = DockerClientFactory.instance().isDockerAvailable();
      LOG.setLevel(Level.WARNING);
      System.err.println(
          answers
              ? "A Docker daemon is available: the contracts also run in containers."
              : "No Docker daemon is available: the contracts in containers are skipped.");
      return answers;
    }
  }
}
