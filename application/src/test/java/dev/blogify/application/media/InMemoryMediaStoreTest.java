package dev.blogify.application.media;

import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.media.MediaFixtures;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;

final class InMemoryMediaStoreTest implements MediaStoreContract {
  private final InMemoryMediaStore store = new InMemoryMediaStore(this::now);

  @Override
  public MediaStore store() {
    return store;
  }

  @Override
  public Instant now() {
    return MediaFixtures.NOW;
  }

  @Override
  public int upload(MediaStore.PresignedUpload presigned, byte[] bytes) {
    return store.upload(presigned, bytes);
  }

  @Override
  public Option<byte[]> download(URI url) {
    return store.download(url);
  }
}
