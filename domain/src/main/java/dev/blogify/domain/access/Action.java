package dev.blogify.domain.access;

import static dev.blogify.domain.access.Role.ADMIN;
import static dev.blogify.domain.access.Role.AUTHOR;
import static dev.blogify.domain.access.Role.EDITOR;
import static dev.blogify.domain.access.Role.READER;

import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/** Every action, with the roles that may perform it; {@link AccessPolicy} applies the table. */
public enum Action {
  CREATE_POST(own(AUTHOR)),
  READ_DRAFT(own(READER).others(EDITOR)),
  EDIT_POST(own(AUTHOR).others(EDITOR)),
  PUBLISH_POST(own(AUTHOR).others(EDITOR).system()),
  UNPUBLISH_POST(own(AUTHOR).others(EDITOR)),
  SCHEDULE_POST(own(AUTHOR).others(EDITOR)),
  TRASH_POST(own(AUTHOR).others(EDITOR)),
  RESTORE_POST(own(AUTHOR).others(EDITOR)),
  PURGE_POST(systemOnly()),
  LIST_ALL_UNPUBLISHED_POSTS(own(EDITOR).others(EDITOR)),
  UPLOAD_MEDIA(own(AUTHOR)),
  CONFIRM_MEDIA(systemOnly()),
  EXPIRE_MEDIA(systemOnly()),
  READ_MEDIA(own(READER).others(EDITOR)),
  EDIT_MEDIA(own(AUTHOR).others(EDITOR)),
  DELETE_MEDIA(own(AUTHOR).others(EDITOR).system()),
  EDIT_PROFILE(own(READER)),
  REGISTER_USER(systemOnly()),
  CHANGE_ROLE(own(ADMIN).others(ADMIN)),
  READ_POST_AUDIT(own(READER).others(EDITOR)),
  READ_FULL_AUDIT(own(ADMIN).others(ADMIN));

  private final @Nullable Role minimumOnOwn;
  private final @Nullable Role minimumOnOthers;
  final boolean isAllowedForSystem;

  Action(Permission permission) {
    this.minimumOnOwn = permission.own.getOrNull();
    this.minimumOnOthers = permission.others.getOrNull();
    this.isAllowedForSystem = permission.isAllowedForSystem;
  }

  boolean isAllowedOnOwn(Role role) {
    return minimumOnOwn != null && role.isAtLeast(minimumOnOwn);
  }

  boolean isAllowedOnOthers(Role role) {
    return minimumOnOthers != null && role.isAtLeast(minimumOnOthers);
  }

  private static Permission own(Role minimum) {
    return new Permission(Option.some(minimum), Option.none(), false);
  }

  private static Permission systemOnly() {
    return new Permission(Option.none(), Option.none(), true);
  }

  /**
   * The actors that may perform an action.
   *
   * @param own minimum role for one's own resource; none if no role suffices
   * @param others minimum role for a resource of another user; none if no role suffices
   * @param isAllowedForSystem whether Blogify's own jobs may perform the action
   */
  private record Permission(Option<Role> own, Option<Role> others, boolean isAllowedForSystem) {
    private Permission others(Role minimum) {
      return new Permission(own, Option.some(minimum), isAllowedForSystem);
    }

    private Permission system() {
      return new Permission(own, others, true);
    }
  }
}
