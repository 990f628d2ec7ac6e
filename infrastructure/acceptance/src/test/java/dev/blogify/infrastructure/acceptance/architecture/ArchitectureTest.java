package dev.blogify.infrastructure.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.blogify.application.ports.EventBus;
import java.util.stream.Stream;

/**
 * Permitted dependencies between packages and between types. Maven enforces the module graph; these
 * rules add the packages and types inside a module, and each states its reason.
 */
@AnalyzeClasses(packages = "dev.blogify", importOptions = ExcludeTestsAndGeneratedCode.class)
final class ArchitectureTest {
  private static final String DOMAIN = "dev.blogify.domain..";
  private static final String APPLICATION = "dev.blogify.application..";
  private static final String JSON = "dev.blogify.adapters.json..";
  private static final String EVENTS = "dev.blogify.adapters.events..";
  private static final String HTTP = "dev.blogify.adapters.in.http..";
  private static final String CONSUMERS = "dev.blogify.adapters.in.consumers..";
  private static final String MARKDOWN = "dev.blogify.adapters.out.markdown..";
  private static final String MEDIA = "dev.blogify.adapters.out.media..";
  private static final String EMBEDDED = "dev.blogify.adapters.out.embedded..";
  private static final String AWS = "dev.blogify.adapters.out.aws..";
  private static final String LAMBDA = "dev.blogify.adapters.in.lambda..";
  private static final String CDK = "dev.blogify.infrastructure.cdk..";
  private static final String DRIVING = "dev.blogify.adapters.in..";
  private static final String DRIVEN = "dev.blogify.adapters.out..";
  private static final String IMPORTER = "dev.blogify.infrastructure.local.importer..";
  private static final String LOCAL = "dev.blogify.infrastructure.local..";
  private static final String VAVR = "io.vavr..";
  private static final String JSPECIFY = "org.jspecify..";
  private static final String CRYPTO = "javax.crypto..";
  private static final String LAMBDA_EVENTS = "com.amazonaws.services.lambda.runtime.events..";
  private static final String AWS_SDK = "software.amazon.awssdk..";
  private static final String DAGGER = "dagger..";
  private static final String PUBLISHING_HANDLERS =
      "dev\\.blogify\\.adapters\\.in\\.lambda\\.(AwsModule|StreamHandler|RedriveHandler)";
  private static final String JACKSON = "com.fasterxml.jackson..";

  @ArchTest
  static final ArchRule domainDependsOnlyOnJavaAndVavr =
      onlyDependsOn(DOMAIN)
          .because("the model is readable without knowledge of AWS, JSON or Dagger (ADR-2)");

  @ArchTest
  static final ArchRule applicationDependsOnlyOnTheDomain =
      onlyDependsOn(APPLICATION, DOMAIN)
          .because("use cases run unchanged in memory, on one machine and on Lambda (ADR-2)");

  @ArchTest
  static final ArchRule onlyTheJsonModuleChoosesTheJsonLibrary =
      onlyDependsOn(JSON, "com.fasterxml.jackson.core..")
          .because("one small tree starts faster than a mapper by reflection (ADR-47)");

  @ArchTest
  static final ArchRule eventsDependOnTheCoreAndJson =
      onlyDependsOn(EVENTS, JSON, APPLICATION, DOMAIN)
          .because(
              "every adapter uses this wire format of events, so it must not depend on any of them"
                  + " (ADR-2)");

  @ArchTest
  static final ArchRule httpDependsOnTheCoreAndItsLibraries =
      onlyDependsOn(HTTP, EVENTS, JSON, APPLICATION, DOMAIN, CRYPTO, LAMBDA_EVENTS)
          .because("endpoints work with every implementation of the ports (ADR-2)");

  @ArchTest
  static final ArchRule consumersDependOnTheCoreAndTheirTriggers =
      onlyDependsOn(CONSUMERS, EVENTS, JSON, APPLICATION, DOMAIN, LAMBDA_EVENTS)
          .because("consumers work with every event bus and every store (ADR-2)");

  @ArchTest
  static final ArchRule markdownDependsOnTheCoreAndItsLibraries =
      onlyDependsOn(
              MARKDOWN,
              APPLICATION,
              DOMAIN,
              CRYPTO,
              "com.github.benmanes.caffeine.cache..",
              "org.commonmark..",
              "org.owasp.html..")
          .because("both platforms render the same HTML (ADR-51)");

  @ArchTest
  static final ArchRule mediaDependsOnTheCore =
      onlyDependsOn(MEDIA, APPLICATION, DOMAIN)
          .because("both platforms accept the same file formats (ADR-46)");

  @ArchTest
  static final ArchRule embeddedDependsOnTheCoreAndItsLibraries =
      onlyDependsOn(
              EMBEDDED,
              MEDIA,
              EVENTS,
              JSON,
              APPLICATION,
              DOMAIN,
              JACKSON,
              CRYPTO,
              "com.eatthepath.otp..",
              "com.nimbusds..",
              "org.springframework.security.crypto..",
              "org.sqlite..",
              "software.amazon.event.ruler..")
          .because("the embedded adapters are independent of the driving adapters (ADR-3)");

  @ArchTest
  static final ArchRule awsDependsOnTheCoreAndTheSdk =
      onlyDependsOn(AWS, MEDIA, EVENTS, JSON, APPLICATION, DOMAIN, AWS_SDK)
          .because(
              "the AWS adapters are independent of the driving adapters and of how SDK clients are"
                  + " built (ADR-3)");

  @ArchTest
  static final ArchRule lambdaDependsOnAwsAndItsRuntime =
      onlyDependsOn(
              LAMBDA,
              HTTP,
              CONSUMERS,
              AWS,
              MARKDOWN,
              MEDIA,
              EVENTS,
              JSON,
              APPLICATION,
              DOMAIN,
              AWS_SDK,
              "com.amazonaws.services.lambda.runtime..",
              "org.crac..",
              DAGGER,
              "javax.inject..",
              "jakarta.inject..")
          .because("the deployed archives contain no code of the embedded platform (ADR-21)");

  @ArchTest
  static final ArchRule cdkDependsOnTheListsThatItIsBuiltFrom =
      onlyDependsOn(
              CDK,
              LAMBDA,
              HTTP,
              CONSUMERS,
              EVENTS,
              AWS,
              APPLICATION,
              DOMAIN,
              JACKSON,
              "software.amazon.awscdk..",
              "software.amazon.jsii..",
              "software.constructs..",
              "io.github.cdklabs.cdknag..")
          .because(
              "the stacks are built from the lists of operations, consumers and tables, and from"
                  + " the key prefixes of the port MediaStore (ADR-33)");

  @ArchTest
  static final ArchRule localDependsOnNothingOfAws =
      onlyDependsOn(
              LOCAL,
              HTTP,
              CONSUMERS,
              EMBEDDED,
              MARKDOWN,
              MEDIA,
              EVENTS,
              JSON,
              APPLICATION,
              DOMAIN,
              JACKSON,
              LAMBDA_EVENTS,
              "com.nimbusds..",
              "com.sun.net.httpserver..",
              DAGGER,
              "javax.inject..",
              "jakarta.inject..",
              "me.tongfei.progressbar..",
              "org.eclipse.jetty..",
              "org.commonmark..",
              "org.snakeyaml..",
              "org.tomlj..",
              "picocli..")
          .because(
              "the embedded platform runs without AWS adapters and without the AWS SDK (ADR-3)");

  @ArchTest
  static final ArchRule onlyTheOutboxRelayUsesTheEventBus =
      classes()
          .that()
          .areAssignableTo(EventBus.class)
          .should()
          .onlyHaveDependentClassesThat(
              resideInAnyPackage(
                      "dev.blogify.application.event",
                      "dev.blogify.application.ports",
                      "dev.blogify.adapters.out.aws.eventbridge",
                      EMBEDDED,
                      LOCAL)
                  .or(nameMatching(PUBLISHING_HANDLERS)))
          .because(
              "an event is published only from the outbox that was written with its change"
                  + " (ADR-27)");

  @ArchTest
  static final ArchRule adaptersDoNotDependOnEachOther =
      slices()
          .matching("dev.blogify.adapters.(*).(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAnyPackage(EVENTS, MEDIA))
          .ignoreDependency(resideInAPackage(LAMBDA), alwaysTrue())
          .because(
              "each adapter is replaceable alone; they share the wire format and media files only"
                  + " (ADR-2)");

  @ArchTest
  static final ArchRule drivingAdaptersDoNotDependOnDrivenOnes =
      noClasses()
          .that()
          .resideInAPackage(DRIVING)
          .and()
          .resideOutsideOfPackage(LAMBDA)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(DRIVEN)
          .because("only the wiring connects the two sides of the hexagon (ADR-2)");

  @ArchTest
  static final ArchRule drivenAdaptersDoNotDependOnDrivingOnes =
      noClasses()
          .that()
          .resideInAPackage(DRIVEN)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(DRIVING)
          .because("only the wiring connects the two sides of the hexagon (ADR-2)");

  @ArchTest
  static final ArchRule onlyTheWiringOfOneMachineUsesBothSides =
      noClasses()
          .that()
          .resideInAPackage(LOCAL)
          .and()
          .resideOutsideOfPackage("dev.blogify.infrastructure.local")
          .should(
              be(describe("using driving and driven adapters", ArchitectureTest::usesBothSides)))
          .because("only the wiring connects the two sides of the hexagon (ADR-2)");

  @ArchTest
  static final ArchRule importerUsesTheRestApiOnly =
      onlyDependsOn(IMPORTER, JACKSON, "org.commonmark..", "org.snakeyaml..", "org.tomlj..")
          .because("any client of the REST API can do what the importer does (ADR-49)");

  @ArchTest
  static final ArchRule interfacesOfTheApplicationAreDrivenPorts =
      classes()
          .that(describe("are open interfaces", ArchitectureTest::isOpenInterface))
          .and()
          .resideInAPackage(APPLICATION)
          .should()
          .resideInAPackage("dev.blogify.application.ports..")
          .andShould(be(describe("implemented by an adapter", ArchitectureTest::isImplemented)))
          .because("a driven port is the only reason for an interface in the application (ADR-49)");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      classes()
          .should(BeFreeOfCycles.betweenPackages())
          .because("packages in a cycle cannot be understood one at a time (ADR-2)");

  @ArchTest
  static final ArchRule topLevelTypesAreFreeOfCycles =
      classes()
          .should(BeFreeOfCycles.betweenTopLevelTypes())
          .because("types in a cycle cannot be understood one at a time (ADR-49)");

  private static boolean usesBothSides(JavaClass type) {
    return dependsOn(DRIVING, type) && dependsOn(DRIVEN, type);
  }

  private static boolean dependsOn(String packages, JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> resideInAPackage(packages).test(dependency.getTargetClass()));
  }

  private static boolean isOpenInterface(JavaClass type) {
    return type.isInterface()
        && !type.getSimpleName().equals("package-info")
        && !type.reflect().isSealed();
  }

  private static boolean isImplemented(JavaClass port) {
    return port.getAllSubclasses().stream().anyMatch(resideInAnyPackage(DRIVEN, LAMBDA, LOCAL));
  }

  private static ArchRule onlyDependsOn(String module, String... others) {
    var permitted =
        Stream.concat(Stream.of(module, "java..", VAVR, JSPECIFY), Stream.of(others))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(permitted);
  }
}
