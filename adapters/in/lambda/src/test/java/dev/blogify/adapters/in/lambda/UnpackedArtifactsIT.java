package dev.blogify.adapters.in.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

final class UnpackedArtifactsIT {
  private static final Seq<String> NOT_FOR_LAMBDA =
      List.of(
          "dev/blogify/infrastructure/acceptance/",
          "dev/blogify/adapters/out/embedded/",
          "dev/blogify/infrastructure/testengines/",
          "dev/blogify/infrastructure/local/",
          "com/adobe/testing/",
          "com/amazonaws/services/dynamodbv2/",
          "com/tngtech/archunit/",
          "io/netty/",
          "org/apache/http/",
          "org/apache/hc/",
          "org/assertj/",
          "org/junit/",
          "org/sqlite/",
          "software/amazon/awscdk/",
          "software/amazon/dynamodb/",
          "software/constructs/");

  private final UnpackedArtifacts archives = UnpackedArtifacts.unpacked();

  @Test
  void everyFunctionStartsFromTheArchivesAlone() throws Exception {
    var jars = archives.jars().map(UnpackedArtifactsIT::url).toJavaArray(URL[]::new);
    try (var loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
      var functions = Class.forName(LambdaFunctions.class.getName(), true, loader);
      for (var function : LambdaFunctions.ALL) {
        var handler = Class.forName(function.handlerClass().getName(), true, loader);
        var packed = functions.getMethod("byName", String.class).invoke(null, function.name());
        var started =
            packed
                .getClass()
                .getMethod("start", Map.class)
                .invoke(packed, FakeDeployment.environment(function).toJavaMap());

        assertThat(handler.getClassLoader()).isSameAs(loader);
        assertThat(handler.getConstructor()).isNotNull();
        assertThat(started.getClass().getClassLoader()).isSameAs(loader);
      }
    }
  }

  @Test
  void ourOwnCodeIsInTheZipAndNoneOfItInTheLayer() {
    var names = archives.jars().map(jar -> jar.getFileName().toString());

    assertThat(
            names
                .filter(name -> name.startsWith("blogify-"))
                .map(name -> name.replaceFirst("-\\d.*", "")))
        .containsExactlyInAnyOrder(
            "blogify-adapters-json",
            "blogify-adapters-out-markdown",
            "blogify-adapters-out-media",
            "blogify-adapters-out-aws",
            "blogify-adapters-in-consumers",
            "blogify-adapters-events",
            "blogify-adapters-in-lambda",
            "blogify-adapters-in-http",
            "blogify-application",
            "blogify-domain");
    assertThat(archives.jars().filter(jar -> jar.startsWith(archives.layerRoot())))
        .noneMatch(jar -> jar.getFileName().toString().startsWith("blogify-"));
  }

  @Test
  void theArchivesContainNoTestCodeAndNoLocalPlatform() {
    assertThat(
            archives
                .jars()
                .flatMap(UnpackedArtifactsIT::entries)
                .filter(entry -> NOT_FOR_LAMBDA.exists(entry::startsWith)))
        .isEmpty();
  }

  private static Seq<String> entries(Path jar) {
    try (var zip = new ZipFile(jar.toFile())) {
      return List.ofAll(zip.stream().map(ZipEntry::getName).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
