package dev.blogify.domain.media;

import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.media.MediaFixtures.later;
import static dev.blogify.domain.media.MediaFixtures.pending;
import static dev.blogify.domain.media.MediaFixtures.readied;
import static dev.blogify.domain.media.MediaFixtures.rejected;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.media.Media.Deleted;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.MediaEvent.MediaExpired;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** What becomes of a medium because time passes. */
final class MediaInTimeTest {
  private final Pending pending = pending(1, ALICE.id(), tinyPng());

  @Test
  void endsADayAfterItsAnnouncementAndNoSooner() {
    var end = pending.expiresAt();

    assertThat(pending.expire(end.minusMillis(1))).isEqualTo(MediaChange.none(pending));
    assertThat(pending.expire(end))
        .isEqualTo(
            new MediaChange(
                Option.some(pending),
                new Deleted(pending.description().next(end)),
                List.of(new MediaExpired())));
  }

  @Test
  void staysAsItIsOnceItsUploadWasChecked() {
    var late = pending.expiresAt();
    var deleted = pending.delete(later(pending)).get().after();

    assertThat(List.of(readied(pending).after(), rejected(pending).after(), deleted))
        .allSatisfy(media -> assertThat(media.expire(late)).isEqualTo(MediaChange.none(media)));
  }

  @Test
  void readsAChecksumAsItIsWrittenInHexAndNoOtherText() {
    var sha256 = sha256(tinyPng());

    assertThat(Sha256.ofHex(sha256.hex())).contains(sha256);
    assertThat(
            List.of("", "zz", sha256.hex() + "00", sha256.hex().toUpperCase(java.util.Locale.ROOT)))
        .allMatch(text -> Sha256.ofHex(text).isEmpty());
  }
}
