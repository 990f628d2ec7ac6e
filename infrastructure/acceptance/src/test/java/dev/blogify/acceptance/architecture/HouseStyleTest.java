package dev.blogify.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vavr.control.Try;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What the code of every module has in common. */
@AnalyzeClasses(packages = "dev.blogify", importOptions = HandWritten.class)
final class HouseStyleTest {
  private static final String[] COMPOSITION_ROOTS = {
    "dev.blogify.local..", "dev.blogify.functions.."
  };

  /**
   * Two undo what they began and throw on, one logs and throws on, one throws on when the rest is
   * done, two try again a while later, two tell a queue instead; the last does what Lambda's
   * runtime does.
   */
  private static final Set<String> ENDS_OF_FAULTS =
      Set.of(
          "dev.blogify.adapters.consumers.QueueMessages.isHandled(",
          "dev.blogify.adapters.embedded.bus.Loop.step(",
          "dev.blogify.adapters.embedded.bus.Worker.handle(",
          "dev.blogify.adapters.embedded.sqlite.Session.transact(",
          "dev.blogify.application.Sweep.attempt(",
          "dev.blogify.functions.Invocations.handle(",
          "dev.blogify.local.Platform.start(",
          "dev.blogify.local.Timer.attempt(",
          "dev.blogify.local.gateway.Loopback.guarded(");

  private static final Map<Class<?>, Set<String>> TIME_AND_CHANCE =
      Map.ofEntries(
          Map.entry(Clock.class, Set.of("systemUTC", "systemDefaultZone", "system")),
          Map.entry(Date.class, Set.of("<init>")),
          Map.entry(Instant.class, Set.of("now")),
          Map.entry(InstantSource.class, Set.of("system")),
          Map.entry(LocalDate.class, Set.of("now")),
          Map.entry(LocalDateTime.class, Set.of("now")),
          Map.entry(Math.class, Set.of("random")),
          Map.entry(OffsetDateTime.class, Set.of("now")),
          Map.entry(Random.class, Set.of("<init>")),
          Map.entry(RandomGenerator.class, Set.of("getDefault", "of")),
          Map.entry(SecureRandom.class, Set.of("<init>", "getInstanceStrong")),
          Map.entry(SplittableRandom.class, Set.of("<init>")),
          Map.entry(System.class, Set.of("currentTimeMillis")),
          Map.entry(ThreadLocalRandom.class, Set.of("current")),
          Map.entry(UUID.class, Set.of("randomUUID")),
          Map.entry(ZonedDateTime.class, Set.of("now")));

  @ArchTest
  static final ArchRule timeAndChanceComeInFromOutside =
      noClasses()
          .that()
          .resideOutsideOfPackages(COMPOSITION_ROOTS)
          .should()
          .accessTargetWhere(
              describe("it asks the system for time or randomness", HouseStyleTest::asksTheSystem))
          .because("a test must be able to say what time it is, and to repeat itself (ADR-2)");

  @ArchTest
  static final ArchRule tryStaysInsideMethods =
      noCodeUnits()
          .should(be(describe("given or giving a Try", HouseStyleTest::mentionsTry)))
          .because("a fault is an exception and a refusal an Either; Try blurs them (ADR-4)");

  @ArchTest
  static final ArchRule tryIsNeverKept =
      noFields()
          .should(be(describe("a Try", (JavaField field) -> isTry(field.getType()))))
          .because("a fault is an exception and a refusal an Either; Try blurs them (ADR-4)");

  @ArchTest
  static final ArchRule catchOnlyWhatMeansSomething =
      noCodeUnits()
          .that(describe("are not where faults end", HouseStyleTest::isNoEndOfFaults))
          .should(be(describe("catching every exception", HouseStyleTest::catchesEverything)))
          .because("what nobody here can act on belongs to the platform (ADR-4)");

  @ArchTest
  static final ArchRule noCeremonialNames =
      noClasses()
          .should()
          .haveNameMatching(
              ".*(Abstract\\w+|Impl|Utils?|Helper|Manager|Dto|Entity|Mapper|Service|UseCase|Port)")
          .because("a name says what a thing is, not which pattern it plays");

  @ArchTest
  static final ArchRule nothingIsInherited =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAnonymousClasses()
          .should()
          .haveModifier(JavaModifier.FINAL)
          .because("behaviour is put together, not inherited");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              be(
                  describe(
                      "in a package that is @NullMarked",
                      (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))))
          .because("only there does the compiler look at nulls");

  private static boolean asksTheSystem(JavaAccess<?> access) {
    var target = access.getTarget();
    return TIME_AND_CHANCE.entrySet().stream()
        .anyMatch(source ->
            target.getOwner().isEquivalentTo(source.getKey())
                && source.getValue().contains(target.getName()));
  }

  private static boolean mentionsTry(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
        .anyMatch(HouseStyleTest::isTry);
  }

  private static boolean isTry(JavaType type) {
    return type.getAllInvolvedRawTypes().stream().anyMatch(raw -> raw.isEquivalentTo(Try.class));
  }

  private static boolean isNoEndOfFaults(JavaCodeUnit unit) {
    return ENDS_OF_FAULTS.stream().noneMatch(unit.getFullName()::startsWith);
  }

  private static boolean catchesEverything(JavaCodeUnit unit) {
    return unit.getTryCatchBlocks().stream()
        .flatMap(block -> block.getCaughtThrowables().stream())
        .anyMatch(caught ->
            caught.isEquivalentTo(Exception.class)
                || caught.isEquivalentTo(RuntimeException.class)
                || caught.isEquivalentTo(Error.class));
  }
}
