package dev.blogify.infrastructure.cdk.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.cdk.BlogifyApp;
import dev.blogify.infrastructure.cdk.Synthesis;
import dev.blogify.infrastructure.cdk.stage.Stage.AccessSettings;
import dev.blogify.infrastructure.cdk.stage.Stage.AlarmCoverage;
import dev.blogify.infrastructure.cdk.stage.Stage.CapacitySettings;
import dev.blogify.infrastructure.cdk.stage.Stage.OperationsSettings;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StageTest {
  private static final Map<String, String> VALID_SETTINGS =
      LinkedHashMap.of("region", "eu-west-3")
          .put("frontEnds", "https://www.example.org, http://localhost:3000")
          .put("firewall", "yes")
          .put("subscribers", "123456789012")
          .put("email", "operations@example.org")
          .put("alarms", "few")
          .put("budget", "10")
          .put("logDays", "14")
          .put("tracing", "yes")
          .put("protection", "yes")
          .put("backups", "no")
          .put("requestsPerSecond", "50")
          .put("burst", "100")
          .put("reserve", "no");

  @Test
  void readsEverySetting() {
    assertThat(Stage.parse("prod", VALID_SETTINGS).get())
        .isEqualTo(
            new Stage(
                "prod",
                "eu-west-3",
                new AccessSettings(
                    List.of("https://www.example.org", "http://localhost:3000"),
                    Option.none(),
                    true,
                    List.of("123456789012"),
                    Option.none()),
                new OperationsSettings(
                    Option.some("operations@example.org"),
                    AlarmCoverage.FEW,
                    10,
                    14,
                    true,
                    true,
                    false),
                new CapacitySettings(50, 100, false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod", "small"})
  void everyCommittedStageIsValid(String name) {
    assertThat(Synthesis.stage(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "region, Paris",
    "frontEnds, www.example.org",
    "frontEnds, https://www.example.org/blog",
    "frontEnds, *",
    "firewall, perhaps",
    "subscribers, 1234",
    "email, operations",
    "alarms, many",
    "budget, 0",
    "budget, a lot",
    "logDays, 15",
    "tracing, on",
    "protection, true",
    "backups, daily",
    "requestsPerSecond, 10001",
    "burst, -1",
    "reserve, ''",
    "regoin, eu-west-3"
  })
  void namesTheInvalidSetting(String key, String value) {
    assertThat(
            Stage.parse("prod", VALID_SETTINGS.put(key, value))
                .getError()
                .map(Stage.Violation::key))
        .containsExactly(key);
  }

  @Test
  void namesAllMissingSettingsAtOnce() {
    assertThat(Stage.parse("prod", LinkedHashMap.empty()).getError().map(Stage.Violation::key))
        .containsExactlyInAnyOrderElementsOf(VALID_SETTINGS.remove("email").keySet());
  }

  @Test
  void aDomainRequiresItsZone() {
    var settings =
        VALID_SETTINGS
            .put("domain", "blog.example.org")
            .put("zone", "example.org")
            .put("zoneId", "Z0123456789");

    assertThat(Stage.parse("prod", settings).get().access().domain())
        .contains(new CustomDomain("blog.example.org", "example.org", "Z0123456789"));
    assertThat(Stage.parse("prod", settings.remove("zoneId")).getError().map(Stage.Violation::key))
        .containsExactly("zoneId");
    assertThat(
            Stage.parse("prod", settings.put("domain", "blog"))
                .getError()
                .map(Stage.Violation::key))
        .containsExactly("domain");
  }

  @Test
  void aSecondRegionDiffersFromTheFirstAndRequiresADomain() {
    var settings =
        VALID_SETTINGS
            .put("domain", "blog.example.org")
            .put("zone", "example.org")
            .put("zoneId", "Z0123456789")
            .put("secondRegion", "eu-central-1");

    assertThat(Stage.parse("prod", settings).get().access().secondRegion())
        .contains(
            new SecondRegion(
                "eu-central-1",
                new CustomDomain("blog.example.org", "example.org", "Z0123456789")));
    assertThat(violationsOf(settings.put("secondRegion", "Frankfurt")))
        .containsExactly("secondRegion must be a Region, such as eu-central-1");
    assertThat(violationsOf(settings.put("secondRegion", "eu-west-3")))
        .containsExactly("secondRegion must differ from region");
    assertThat(violationsOf(settings.removeAll(List.of("domain", "zone", "zoneId"))))
        .containsExactly("secondRegion requires a domain for DNS failover");
    assertThat(violationsOf(settings.remove("zoneId"))).containsExactly("zoneId is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod", "small"})
  void noCommittedStageHasASecondRegion(String name) {
    assertThat(Synthesis.stage(name).access().secondRegion()).isEmpty();
  }

  private static Seq<String> violationsOf(Map<String, String> settings) {
    return Stage.parse("prod", settings).getError().map(Stage.Violation::toString);
  }

  @Test
  void rejectsAlarmsWithoutAnEmail() {
    assertThat(
            Stage.parse("prod", VALID_SETTINGS.remove("email"))
                .getError()
                .map(Stage.Violation::key))
        .containsExactly("email");
    assertThat(Stage.parse("prod", VALID_SETTINGS.remove("email").put("alarms", "none")).isValid())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prod", "p", "production-of-ours", "prod_1"})
  void rejectsAnInvalidStageName(String name) {
    assertThat(Stage.parse(name, VALID_SETTINGS).getError().map(Stage.Violation::key))
        .containsExactly("stage");
  }

  @Test
  void anInvalidSettingAbortsBeforeAnythingIsWritten(@TempDir Path folder) throws IOException {
    var file = folder.resolve("prod.properties");
    Files.writeString(
        file, Files.readString(Path.of("stages", "prod.properties")) + "budget=none\n");
    var out = folder.resolve("out");
    var output = new StringWriter();

    var status =
        BlogifyApp.run(new PrintWriter(output), file.toString(), "f.zip", "l.zip", out.toString());

    assertThat(status).isEqualTo(2);
    assertThat(output.toString().strip())
        .isEqualTo(file + ": budget must be a number from 1 to 1000000");
    assertThat(out).doesNotExist();
  }
}
