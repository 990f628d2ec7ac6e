import java.util.spi.ToolProvider;

/**
 * Runs google-java-format over every Java source below the working directory: {@code check} lists
 * unformatted files and fails, {@code apply} formats them.
 */
void main(String[] args) throws IOException {
  var command = new ArrayList<String>();
  switch (String.join(" ", args)) {
    case "check" -> command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    case "apply" -> command.add("--replace");
    case String other ->
        throw new IllegalArgumentException("Expected check or apply, not: " + other);
  }
  try (var files = Files.walk(Path.of(""))) {
    files.map(Path::toString).filter(this::isSource).sorted().forEach(command::add);
  }
  var formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
  int status = formatter.run(System.out, System.err, command.toArray(String[]::new));
  if (status != 0) {
    System.err.println("To format all files: mvn -q -N verify -Dformat=apply");
  }
  System.exit(status);
}

boolean isSource(String file) {
  return file.endsWith(".java") && !file.contains("target" + File.separator);
}
