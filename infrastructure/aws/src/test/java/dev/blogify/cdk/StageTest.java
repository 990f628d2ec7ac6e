package dev.blogify.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.cdk.Stage.Access;
import dev.blogify.cdk.Stage.Alarms;
import dev.blogify.cdk.Stage.Capacity;
import dev.blogify.cdk.Stage.Care;
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
  private static final Map<String, String> GOOD =
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
  void readsAllThatIsWrittenDown() {
    assertThat(Stage.parse("prod", GOOD).get())
        .isEqualTo(
            new Stage(
                "prod",
                "eu-west-3",
                new Access(
                    List.of("https://www.example.org", "http://localhost:3000"),
                    Option.none(),
                    true,
                    List.of("123456789012"),
                    Option.none()),
                new Care(
                    Option.some("operations@example.org"), Alarms.FEW, 10, 14, true, true, false),
                new Capacity(50, 100, false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod", "small"})
  void everyStageOfOursIsInOrder(String name) {
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
  void namesTheSettingThatIsWrong(String key, String value) {
    assertThat(Stage.parse("prod", GOOD.put(key, value)).getError().map(Violation::key))
        .containsExactly(key);
  }

  @Test
  void namesEverySettingThatIsMissingAtOnce() {
    assertThat(Stage.parse("prod", LinkedHashMap.empty()).getError().map(Violation::key))
        .containsExactlyInAnyOrderElementsOf(GOOD.remove("email").keySet());
  }

  @Test
  void aDomainIsKnownWithItsZoneOrNotAtAll() {
    var named =
        GOOD.put("domain", "blog.example.org")
            .put("zone", "example.org")
            .put("zoneId", "Z0123456789");

    assertThat(Stage.parse("prod", named).get().access().domain())
        .contains(new Domain("blog.example.org", "example.org", "Z0123456789"));
    assertThat(Stage.parse("prod", named.remove("zoneId")).getError().map(Violation::key))
        .containsExactly("zoneId");
    assertThat(Stage.parse("prod", named.put("domain", "blog")).getError().map(Violation::key))
        .containsExactly("domain");
  }

  @Test
  void aSecondRegionIsAnotherOneAndTakesADomain() {
    var named =
        GOOD.put("domain", "blog.example.org")
            .put("zone", "example.org")
            .put("zoneId", "Z0123456789")
            .put("secondRegion", "eu-central-1");

    assertThat(Stage.parse("prod", named).get().access().secondRegion())
        .contains(
            new SecondRegion(
                "eu-central-1", new Domain("blog.example.org", "example.org", "Z0123456789")));
    assertThat(second(named.put("secondRegion", "Frankfurt")))
        .containsExactly("secondRegion must be a Region, such as eu-central-1");
    assertThat(second(named.put("secondRegion", "eu-west-3")))
        .containsExactly("secondRegion must be another one than region");
    assertThat(second(named.removeAll(List.of("domain", "zone", "zoneId"))))
        .containsExactly("secondRegion needs a domain, whose names lead to either");
    assertThat(second(named.remove("zoneId"))).containsExactly("zoneId is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "prod", "small"})
  void noStageOfOursHasASecondRegionUnlessSomebodyWantsIt(String name) {
    assertThat(Synthesis.stage(name).access().secondRegion()).isEmpty();
  }

  private static Seq<String> second(Map<String, String> settings) {
    return Stage.parse("prod", settings).getError().map(Violation::toString);
  }

  @Test
  void refusesAlarmsThatTellNobody() {
    assertThat(Stage.parse("prod", GOOD.remove("email")).getError().map(Violation::key))
        .containsExactly("email");
    assertThat(Stage.parse("prod", GOOD.remove("email").put("alarms", "none")).isValid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prod", "p", "production-of-ours", "prod_1"})
  void refusesANameThatResourcesCannotBeCalledAfter(String name) {
    assertThat(Stage.parse(name, GOOD).getError().map(Violation::key)).containsExactly("stage");
  }

  @Test
  void aBadSettingStopsTheStartBeforeAnythingIsWritten(@TempDir Path folder) throws IOException {
    var file = folder.resolve("prod.properties");
    Files.writeString(
        file, Files.readString(Path.of("stages", "prod.properties")) + "budget=none\n");
    var out = folder.resolve("out");
    var said = new StringWriter();

    var status = Main.run(new PrintWriter(said), file.toString(), "f.zip", "l.zip", out.toString());

    assertThat(status).isEqualTo(2);
    assertThat(said.toString().strip())
        .isEqualTo(file + ": budget must be a number from 1 to 1000000");
    assertThat(out).doesNotExist();
  }
}
