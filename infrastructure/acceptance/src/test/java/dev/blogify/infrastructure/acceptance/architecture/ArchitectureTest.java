package dev.blogify.infrastructure.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.blogify.application.ports.EventBus;
import java.util.stream.Stream;

/** Who may know whom. Maven keeps the arrows between modules; these rules say why they are so. */
@AnalyzeClasses(packages = "dev.blogify", importOptions = DoNotIncludeTestsOrGenerated.class)
final class ArchitectureTest {
  private static final String DOMAIN = "dev.blogify.domain..";
  private static final String APPLICATION = "dev.blogify.application..";
  private static final String API = "dev.blogify.adapters.api..";
  private static final String JSON = "dev.blogify.adapters.json..";
  private static final String EVENTS = "dev.blogify.adapters.events..";
  private static final String HTTP = "dev.blogify.adapters.in.http..";
  private static final String CONSUMERS = "dev.blogify.adapters.in.consumers..";
  private static final String MEDIA = "dev.blogify.adapters.out.media..";
  private static final String EMBEDDED = "dev.blogify.adapters.out.embedded..";
  private static final String AWS = "dev.blogify.adapters.out.aws..";
  private static final String FUNCTIONS = "dev.blogify.adapters.in.lambda..";
  private static final String CDK = "dev.blogify.infrastructure.cdk..";
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
          .because("the model must be readable without AWS, JSON or Dagger in mind (ADR-2)");

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
      onlyDependsOn(EVENTS, API, JSON, APPLICATION, DOMAIN)
          .because("every adapter that writes an event reads its wire form here (ADR-2)");

  @ArchTest
  static final ArchRule httpDependsOnTheCoreAndItsLibraries =
      onlyDependsOn(
              HTTP,
              API,
              JSON,
              APPLICATION,
              DOMAIN,
              CRYPTO,
              LAMBDA_EVENTS,
              "org.commonmark..",
              "org.owasp.html..")
          .because("endpoints must not know which store answers them (ADR-2)");

  @ArchTest
  static final ArchRule consumersDependOnTheCoreAndTheirTriggers =
      onlyDependsOn(CONSUMERS, EVENTS, JSON, APPLICATION, DOMAIN, LAMBDA_EVENTS)
          .because("consumers must not know which bus or store stands behind them (ADR-2)");

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
              "com.nimbusds..",
              "org.springframework.security.crypto..",
              "org.sqlite..",
              "software.amazon.event.ruler..")
          .because("the ports on one machine must not know who drives them (ADR-3)");

  @ArchTest
  static final ArchRule awsDependsOnTheCoreAndTheSdk =
      onlyDependsOn(AWS, MEDIA, EVENTS, JSON, APPLICATION, DOMAIN, AWS_SDK)
          .because(
              "the ports on AWS must not know who drives them, nor who builds clients (ADR-3)");

  @ArchTest
  static final ArchRule functionsDependOnAwsAndTheirRuntime =
      onlyDependsOn(
              FUNCTIONS,
              HTTP,
              CONSUMERS,
              AWS,
              MEDIA,
              EVENTS,
              JSON,
              APPLICATION,
              DOMAIN,
              JACKSON,
              AWS_SDK,
              "com.amazonaws.services.lambda.runtime..",
              "org.crac..",
              DAGGER,
              "javax.inject..",
              "jakarta.inject..")
          .because("what is deployed has nothing of one machine's in it (ADR-21)");

  @ArchTest
  static final ArchRule cdkDependsOnTheListsThatItIsBuiltFrom =
      onlyDependsOn(
              CDK,
              FUNCTIONS,
              HTTP,
              CONSUMERS,
              AWS,
              DOMAIN,
              JACKSON,
              "software.amazon.awscdk..",
              "software.amazon.jsii..",
              "software.constructs..",
              "io.github.cdklabs.cdknag..")
          .because("nothing that is deployed is written down twice (ADR-33)");

  @ArchTest
  static final ArchRule localDependsOnNothingOfAws =
      onlyDependsOn(
              LOCAL,
              HTTP,
              CONSUMERS,
              EMBEDDED,
              MEDIA,
              EVENTS,
              JSON,
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
              "org.commonmark..",
              "org.snakeyaml..",
              "picocli..")
          .because("one machine must run without anything of AWS's (ADR-3)");

  @ArchTest
  static final ArchRule noRequestHandlerCallsEventBridge =
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
              "an event leaves only through the journal that its change was written with (ADR-27)");

  @ArchTest
  static final ArchRule adaptersDoNotDependOnEachOther =
      slices()
          .matching("dev.blogify.adapters.(*).(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAnyPackage(EVENTS, MEDIA))
          .ignoreDependency(resideInAPackage(FUNCTIONS), alwaysTrue())
          .because(
              "each is chosen without the others; they share only the wire format and media files"
                  + " (ADR-2)");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices()
          .matching("dev.blogify.(**)")
          .should()
          .beFreeOfCycles()
          .because("what depends on each other cannot be read one after the other (ADR-2)");

  private static ArchRule onlyDependsOn(String module, String... besides) {
    var known =
        Stream.concat(Stream.of(module, "java..", VAVR, JSPECIFY), Stream.of(besides))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(module)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(known);
  }
}
