package dev.blogify.adapters.out.embedded.sqlite;

import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a query; columns are read by name. A timestamp is stored as text of fixed
 * length in UTC with nanoseconds, because such text sorts in chronological order.
 */
public final class Row {
  private static final DateTimeFormatter TIMESTAMP_FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public String text(String column) {
    return read(column, result::getString).get();
  }

  public Option<String> optionalText(String column) {
    return read(column, result::getString);
  }

  public long number(String column) {
    return read(column, result::getLong).get();
  }

  public boolean flag(String column) {
    return read(column, result::getBoolean).get();
  }

  public byte[] bytes(String column) {
    return read(column, result::getBytes).get();
  }

  public UUID uuid(String column) {
    return UUID.fromString(text(column));
  }

  public Option<UUID> optionalUuid(String column) {
    return optionalText(column).map(UUID::fromString);
  }

  public Instant instant(String column) {
    return Instant.parse(text(column));
  }

  public Option<Instant> optionalInstant(String column) {
    return optionalText(column).map(Instant::parse);
  }

  static String text(Instant timestamp) {
    return TIMESTAMP_FORMAT.format(timestamp);
  }

  private static <T> Option<T> read(String column, ColumnReader<T> reader) {
    try {
      return Option.of(reader.get(column));
    } catch (SQLException e) {
      throw DatabaseException.translate(column, e);
    }
  }

  private interface ColumnReader<T> {
    @Nullable T get(String column) throws SQLException;
  }
}
