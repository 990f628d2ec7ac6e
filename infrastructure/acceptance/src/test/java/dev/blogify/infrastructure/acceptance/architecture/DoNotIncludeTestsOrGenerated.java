package dev.blogify.infrastructure.acceptance.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;

/** Leaves out tests and their engines, also where they come as jars, and what Dagger generates. */
final class DoNotIncludeTestsOrGenerated implements ImportOption {
  private static final Pattern TEST =
      Pattern.compile(
          ".*(/test-classes/|-tests\\.jar|/test-engines/target/|/blogify-infrastructure-test-engines-).*");
  private static final Pattern GENERATED =
      Pattern.compile(".*(/Dagger\\w+|_(\\w*Factory|MembersInjector))(\\$\\w+)*\\.class");

  @Override
  public boolean includes(Location location) {
    return !location.matches(TEST) && !location.matches(GENERATED);
  }
}
