package dev.blogify.domain.access;

import static dev.blogify.domain.access.Action.RoleSet.ADMINS;
import static dev.blogify.domain.access.Action.RoleSet.AUTHORS;
import static dev.blogify.domain.access.Action.RoleSet.EDITORS;
import static dev.blogify.domain.access.Action.RoleSet.EVERYBODY;
import static dev.blogify.domain.access.Action.RoleSet.NOBODY;

/** Who may do what: the whole table. {@link AccessPolicy} reads it. */
public enum Action {
  // act (on one's own, on another's, Blogify itself)
  CREATE_POST(AUTHORS, NOBODY, false),
  READ_DRAFT(EVERYBODY, EDITORS, false),
  EDIT_POST(AUTHORS, EDITORS, false),
  PUBLISH_POST(AUTHORS, EDITORS, true),
  UNPUBLISH_POST(AUTHORS, EDITORS, false),
  SCHEDULE_POST(AUTHORS, EDITORS, false),
  TRASH_POST(AUTHORS, EDITORS, false),
  RESTORE_POST(AUTHORS, EDITORS, false),
  PURGE_POST(NOBODY, NOBODY, true),
  LIST_ALL_UNPUBLISHED_POSTS(EDITORS, EDITORS, false),
  UPLOAD_MEDIA(AUTHORS, NOBODY, false),
  CONFIRM_MEDIA(NOBODY, NOBODY, true),
  EXPIRE_MEDIA(NOBODY, NOBODY, true),
  READ_MEDIA(EVERYBODY, EDITORS, false),
  EDIT_MEDIA(AUTHORS, EDITORS, false),
  DELETE_MEDIA(AUTHORS, EDITORS, true),
  EDIT_PROFILE(EVERYBODY, NOBODY, false),
  REGISTER_USER(NOBODY, NOBODY, true),
  CHANGE_ROLE(ADMINS, ADMINS, false),
  READ_POST_AUDIT(EVERYBODY, EDITORS, false),
  READ_FULL_AUDIT(ADMINS, ADMINS, false);

  final RoleSet onOwn;
  final RoleSet onOthers;
  final boolean allowedForSystem;

  Action(RoleSet onOnesOwn, RoleSet onAnothers, boolean theSystem) {
    this.onOwn = onOnesOwn;
    this.onOthers = onAnothers;
    this.allowedForSystem = theSystem;
  }

  enum RoleSet {
    NOBODY,
    ADMINS,
    EDITORS,
    AUTHORS,
    EVERYBODY;

    boolean includes(Role role) {
      return switch (this) {
        case NOBODY -> false;
        case ADMINS -> role.isAtLeast(Role.ADMIN);
        case EDITORS -> role.isAtLeast(Role.EDITOR);
        case AUTHORS -> role.isAtLeast(Role.AUTHOR);
        case EVERYBODY -> true;
      };
    }
  }
}
