package dev.blogify.domain.access;

import static dev.blogify.domain.access.Permission.own;
import static dev.blogify.domain.access.Permission.systemOnly;
import static dev.blogify.domain.access.Role.ADMIN;
import static dev.blogify.domain.access.Role.AUTHOR;
import static dev.blogify.domain.access.Role.EDITOR;
import static dev.blogify.domain.access.Role.READER;

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
    this.minimumOnOwn = permission.own().getOrNull();
    this.minimumOnOthers = permission.others().getOrNull();
    this.isAllowedForSystem = permission.isAllowedForSystem();
  }

  boolean isAllowedOnOwn(Role role) {
    return minimumOnOwn != null && role.isAtLeast(minimumOnOwn);
  }

  boolean isAllowedOnOthers(Role role) {
    return minimumOnOthers != null && role.isAtLeast(minimumOnOthers);
  }
}
