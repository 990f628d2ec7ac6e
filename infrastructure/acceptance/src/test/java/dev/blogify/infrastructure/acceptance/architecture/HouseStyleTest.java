package dev.blogify.infrastructure.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vavr.control.Try;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Rules for the code of every module. */
@AnalyzeClasses(packages = "dev.blogify", importOptions = ExcludeTestsAndGeneratedCode.class)
final class HouseStyleTest {
  private static final int MAX_PACKAGE_SIZE = 25;

  private static final String[] COMPOSITION_ROOTS = {
    "dev.blogify.infrastructure.local..", "dev.blogify.adapters.in.lambda.."
  };

  /**
   * Methods that may catch every exception. {@code SqliteSession} and {@code LocalPlatform} release
   * resources and rethrow, {@code InvocationRunner} logs and rethrows, {@code BatchRunner} rethrows
   * after the rest of the batch, {@code PollingThread} and {@code JobScheduler} retry later, {@code
   * SqsBatchHandler} and {@code QueueWorker} report the failure to their queue, and {@code
   * LocalHttpServer} replies with status 500, as API Gateway does for a failed function, and wraps
   * the checked exception of Jetty's life cycle.
   */
  private static final Set<String> ALLOWED_TO_CATCH_ALL =
      Set.of(
          "dev.blogify.adapters.in.consumers.SqsBatchHandler.isHandled(",
          "dev.blogify.adapters.out.embedded.bus.PollingThread.runOnce(",
          "dev.blogify.adapters.out.embedded.bus.BackgroundWorkers$QueueWorker.handle(",
          "dev.blogify.adapters.out.embedded.sqlite.SqliteSession.transact(",
          "dev.blogify.application.BatchRunner.runCollectingFailure(",
          "dev.blogify.adapters.in.lambda.logging.InvocationRunner.runLogged(",
          "dev.blogify.infrastructure.local.LocalPlatform.start(",
          "dev.blogify.infrastructure.local.JobScheduler.runAndLogFailure(",
          "dev.blogify.infrastructure.local.gateway.LocalHttpServer.withErrorHandling(",
          "dev.blogify.infrastructure.local.gateway.LocalHttpServer.start(",
          "dev.blogify.infrastructure.local.gateway.LocalHttpServer.close(");

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
                  "the target reads the system clock or a random source",
                  HouseStyleTest::readsSystemTimeOrRandomness))
          .because("tests set the time and repeat random sequences (ADR-2)");

  @ArchTest
  static final ArchRule noSignatureMentionsTry =
      noCodeUnits()
          .should(be(describe("accepting or returning a Try", HouseStyleTest::mentionsTry)))
          .because(
              "a fault is an exception and a refusal is an Either; a Try mixes the two (ADR-4)");

  @ArchTest
  static final ArchRule noFieldIsATry =
      noFields()
          .should(be(describe("a Try", (JavaField field) -> isTry(field.getType()))))
          .because(
              "a fault is an exception and a refusal is an Either; a Try mixes the two (ADR-4)");

  @ArchTest
  static final ArchRule noCodeCatchesEveryException =
      noCodeUnits()
          .that(
              describe(
                  "are not permitted to catch every exception", HouseStyleTest::mayNotCatchAll))
          .should(be(describe("catching every exception", HouseStyleTest::catchesEverything)))
          .because("the platform retries and reports faults (ADR-4)");

  @ArchTest
  static final ArchRule noForbiddenNameSuffixes =
      noClasses()
          .should()
          .haveNameMatching(".*(Abstract\\w+|Impl|Utils?|Helper|Manager|Dto|Entity|UseCase|Port)")
          .because("a name states the purpose of a type, which these suffixes do not (ADR-49)");

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
          .because("the project composes types and does not inherit from classes (ADR-2)");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              be(
                  describe(
                      "in a @NullMarked package",
                      (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))))
          .because("NullAway checks @NullMarked packages only (ADR-4)");

  @ArchTest
  static final ArchRule packagesAreSmall =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should(
              be(
                  describe(
                      "of a package of at most %d top-level types".formatted(MAX_PACKAGE_SIZE),
                      HouseStyleTest::isOfSmallPackage)))
          .because("a reader surveys the contents of a small package at a glance (ADR-49)");

  @ArchTest
  static final ArchRule simpleNamesAreUnique =
      classes()
          .that(describe("are top-level types", HouseStyleTest::isTopLevelType))
          .should(haveUniqueSimpleNames())
          .because("a name has one meaning in the whole project (ADR-49)");

  @ArchTest
  static final ArchRule simpleNamesDifferFromTheJdk =
      noClasses()
          .that(describe("are top-level types", HouseStyleTest::isTopLevelType))
          .should(be(describe("named as a type of java.util", HouseStyleTest::hasNameOfJavaUtil)))
          .because("a name that needs no qualification is unambiguous (ADR-49)");

  private static boolean readsSystemTimeOrRandomness(JavaAccess<?> access) {
    var target = access.getTarget();
    return TIME_AND_RANDOMNESS_SOURCES.entrySet().stream()
        .anyMatch(source ->
            target.getOwner().isEquivalentTo(source.getKey())
                && source.getValue().contains(target.getName()));
  }

  private static boolean isOfSmallPackage(JavaClass packageInfo) {
    return packageInfo.getPackage().getClasses().stream()
            .filter(HouseStyleTest::isTopLevelType)
            .count()
        <= MAX_PACKAGE_SIZE;
  }

  private static boolean isTopLevelType(JavaClass type) {
    return BeFreeOfCycles.topLevelName(type).equals(type.getName())
        && !type.getSimpleName().equals("package-info");
  }

  private static ArchCondition<JavaClass> haveUniqueSimpleNames() {
    return new ArchCondition<>("have a unique simple name") {
      private Map<String, List<JavaClass>> typesByName = Map.of();

      @Override
      public void init(Collection<JavaClass> types) {
        typesByName =
            types.stream()
                .filter(HouseStyleTest::isTopLevelType)
                .collect(groupingBy(JavaClass::getSimpleName));
      }

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var namesakes = typesByName.getOrDefault(type.getSimpleName(), List.of());
        events.add(
            new SimpleConditionEvent(
                type,
                namesakes.size() <= 1,
                "%s shares its simple name: %s"
                    .formatted(
                        type.getName(), namesakes.stream().map(JavaClass::getName).toList())));
      }
    };
  }

  private static boolean hasNameOfJavaUtil(JavaClass type) {
    return Stream.of("java.util.", "java.util.function.", "java.util.regex.")
        .anyMatch(each -> isClassName(each + type.getSimpleName()));
  }

  private static boolean isClassName(String name) {
    try {
      Class.forName(name, false, ClassLoader.getPlatformClassLoader());
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
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
