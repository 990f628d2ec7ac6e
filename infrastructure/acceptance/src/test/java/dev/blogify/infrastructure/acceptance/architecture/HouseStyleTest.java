package dev.blogify.infrastructure.acceptance.architecture;

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
@AnalyzeClasses(packages = "dev.blogify", importOptions = DoNotIncludeTestsOrGenerated.class)
final class HouseStyleTest {
  private static final String[] COMPOSITION_ROOTS = {
    "dev.blogify.infrastructure.local..", "dev.blogify.adapters.in.lambda.."
  };

  /**
   * Two undo what they began and throw on, one logs and throws on, one throws on when the rest is
   * done, two try again a while later, two tell a queue instead; the last does what Lambda's
   * runtime does.
   */
  private static final Set<String> ALLOWED_TO_CATCH_ALL =
      Set.of(
          "dev.blogify.adapters.in.consumers.SqsBatchHandler.isHandled(",
          "dev.blogify.adapters.out.embedded.bus.PollingThread.runOnce(",
          "dev.blogify.adapters.out.embedded.bus.QueueWorker.handle(",
          "dev.blogify.adapters.out.embedded.sqlite.SqliteSession.transact(",
          "dev.blogify.application.BatchRunner.runCollectingFailure(",
          "dev.blogify.adapters.in.lambda.logging.InvocationRunner.runLogged(",
          "dev.blogify.infrastructure.local.LocalPlatform.start(",
          "dev.blogify.infrastructure.local.JobScheduler.runAndLogFailure(",
          "dev.blogify.infrastructure.local.gateway.LocalHttpServer.withErrorHandling(");

  private static final Map<Class<?>, Set<String>> TIME_AND_RANDOMNESS_SOURCES =
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
  static final ArchRule timeAndRandomnessAreInjected =
      noClasses()
          .that()
          .resideOutsideOfPackages(COMPOSITION_ROOTS)
          .should()
          .accessTargetWhere(
              describe(
                  "it asks the system for time or randomness",
                  HouseStyleTest::readsSystemTimeOrRandomness))
          .because("a test must be able to say what time it is, and to repeat itself (ADR-2)");

  @ArchTest
  static final ArchRule noSignatureMentionsTry =
      noCodeUnits()
          .should(be(describe("given or giving a Try", HouseStyleTest::mentionsTry)))
          .because("a fault is an exception and a refusal an Either; Try blurs them (ADR-4)");

  @ArchTest
  static final ArchRule noFieldIsATry =
      noFields()
          .should(be(describe("a Try", (JavaField field) -> isTry(field.getType()))))
          .because("a fault is an exception and a refusal an Either; Try blurs them (ADR-4)");

  @ArchTest
  static final ArchRule noCodeCatchesEveryException =
      noCodeUnits()
          .that(describe("are not where faults end", HouseStyleTest::mayNotCatchAll))
          .should(be(describe("catching every exception", HouseStyleTest::catchesEverything)))
          .because("what nobody here can act on belongs to the platform (ADR-4)");

  @ArchTest
  static final ArchRule noForbiddenNameSuffixes =
      noClasses()
          .should()
          .haveNameMatching(".*(Abstract\\w+|Impl|Utils?|Helper|Manager|Dto|Entity|UseCase|Port)")
          .because("a name says what a thing is, not which pattern it plays");

  @ArchTest
  static final ArchRule classesAreFinal =
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

  private static boolean readsSystemTimeOrRandomness(JavaAccess<?> access) {
    var target = access.getTarget();
    return TIME_AND_RANDOMNESS_SOURCES.entrySet().stream()
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

  private static boolean mayNotCatchAll(JavaCodeUnit unit) {
    return ALLOWED_TO_CATCH_ALL.stream().noneMatch(unit.getFullName()::startsWith);
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
