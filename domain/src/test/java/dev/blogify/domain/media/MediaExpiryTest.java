package dev.blogify.domain.media;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.media.MediaFixtures.confirmed;
import static dev.blogify.domain.media.MediaFixtures.minuteLater;
import static dev.blogify.domain.media.MediaFixtures.pending;
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

/** Expiry of uploads. */
final class MediaExpiryTest {
  private final Pending pending = pending(1, ALICE.id(), tinyPng());

  @Test
  void expiresOneDayAfterItsRequest() {
    var end = pending.expiresAt();

    assertThat(pending.expire(end.minusMillis(1))).isEqualTo(MediaChange.unchanged(pending));
    assertThat(pending.expire(end))
        .isEqualTo(
            new MediaChange(
                Option.some(pending),
                new Deleted(pending.metadata().nextVersion(end)),
                List.of(new MediaExpired())));
  }

  @Test
  void doesNotExpireAfterItsConfirmation() {
    var late = pending.expiresAt();
    var deleted = pending.delete(minuteLater(pending)).get().after();

    assertThat(List.of(confirmed(pending).after(), rejected(pending).after(), deleted))
        .allSatisfy(
            media -> assertThat(media.expire(late)).isEqualTo(MediaChange.unchanged(media)));
  }

  @Test
  void parsesOnlyLowerCaseHexOfAChecksum() {
    var sha256 = sha256(tinyPng());

    assertThat(Sha256.parseHex(sha256.toHex())).contains(sha256);
    assertThat(
            List.of(
                "", "zz", sha256.toHex() + "00", sha256.toHex().toUpperCase(java.util.Locale.ROOT)))
        .allMatch(text -> Sha256.parseHex(text).isEmpty());
  }
}
