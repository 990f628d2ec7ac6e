package dev.blogify.infrastructure.acceptance.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;

/** Excludes test classes, in class folders and in jars, and the classes that Dagger generates. */
final class ExcludeTestsAndGeneratedCode implements ImportOption {
  private static final Pattern TEST = Pattern.compile(".*(/test-classes/|-tests\\.jar).*");
  private static final Pattern GENERATED =
      Pattern.compile(".*(/Dagger\\w+|_(\\w*Factory|MembersInjector))(\\$\\w+)*\\.class");

  @Override
  public boolean includes(Location location) {
    return !location.matches(TEST) && !location.matches(GENERATED);
  }
}
