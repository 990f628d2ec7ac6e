package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.user.Bio;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.User;

/** The profile of a user. */
final class UserItem {
  private UserItem() {}

  static Item key(UserId id) {
    return Item.of("userId", id.value());
  }

  static Item of(User user) {
    return key(user.id())
        .with("version", user.version().number())
        .with("displayName", user.name().value())
        .with("bio", user.bio().map(Bio::value))
        .with("pictureMediaId", user.picture().map(MediaId::value))
        .with("role", user.role().label())
        .with("updatedAt", user.updatedAt());
  }

  static User toUser(Item item) {
    return new User(
        new UserId(item.text("userId")),
        new Version(item.number("version")),
        new DisplayName(item.text("displayName")),
        item.optionalText("bio").map(Bio::new),
        item.optionalId("pictureMediaId").map(MediaId::new),
        Role.parse(item.text("role")).get(),
        item.instant("updatedAt"));
  }
}
