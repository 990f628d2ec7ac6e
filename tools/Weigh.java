import java.util.zip.ZipFile;

static final long LAMBDA_TAKES = 250_000_000;

/**
 * Says what each zip weighs, packed and unpacked, and fails if all of them together are more than a
 * Lambda function may weigh with its layers.
 */
void main(String[] zips) throws IOException {
  long together = 0;
  for (var zip : zips) {
    var file = Path.of(zip);
    long unpacked = unpacked(file);
    together += unpacked;
    IO.println(
        "%s: %.1f MB, unpacked %.1f MB"
            .formatted(file.getFileName(), mb(Files.size(file)), mb(unpacked)));
  }
  IO.println("Together %.1f MB of Lambda's %.0f MB".formatted(mb(together), mb(LAMBDA_TAKES)));
  System.exit(together > LAMBDA_TAKES ? 1 : 0);
}

long unpacked(Path file) throws IOException {
  try (var zip = new ZipFile(file.toFile())) {
    return zip.stream().mapToLong(entry -> entry.getSize()).sum();
  }
}

double mb(long bytes) {
  return bytes / 1e6;
}
