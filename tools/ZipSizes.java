import java.util.zip.ZipFile;

/** AWS: the deployment package of a function and its layers, unzipped. */
static final long LAMBDA_LIMIT_BYTES = 250_000_000;

/** Prints the sizes of zip files, and fails if their sum exceeds Lambda's limit. */
void main(String[] zips) throws IOException {
  long total = 0;
  for (var zip : zips) {
    try (var file = new ZipFile(zip)) {
      var unzipped = file.stream().mapToLong(entry -> entry.getSize()).sum();
      total += unzipped;
      var zipped = Files.size(Path.of(zip));
      IO.println("%s: %.1f MB, unzipped %.1f MB".formatted(zip, zipped / 1e6, unzipped / 1e6));
    }
  }
  IO.println("Total %.1f MB, limit %.0f MB".formatted(total / 1e6, LAMBDA_LIMIT_BYTES / 1e6));
  System.exit(total > LAMBDA_LIMIT_BYTES ? 1 : 0);
}
