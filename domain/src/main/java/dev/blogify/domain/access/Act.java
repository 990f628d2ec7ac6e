package dev.blogify.domain.access;

import static dev.blogify.domain.access.Act.Who.ADMINS;
import static dev.blogify.domain.access.Act.Who.AUTHORS;
import static dev.blogify.domain.access.Act.Who.EDITORS;
import static dev.blogify.domain.access.Act.Who.EVERYBODY;
import static dev.blogify.domain.access.Act.Who.NOBODY;

/** Who may do what: the whole table. {@link Ownership} reads it. */
public enum Act {
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
  LIST_EVERYBODYS_WORK(EDITORS, EDITORS, false),
  UPLOAD_MEDIA(AUTHORS, NOBODY, false),
  CONFIRM_MEDIA(NOBODY, NOBODY, true),
  EXPIRE_MEDIA(NOBODY, NOBODY, true),
  READ_MEDIA(EVERYBODY, EDITORS, false),
  EDIT_MEDIA(AUTHORS, EDITORS, false),
  DELETE_MEDIA(AUTHORS, EDITORS, true),
  EDIT_PROFILE(EVERYBODY, NOBODY, false),
  REGISTER_USER(NOBODY, NOBODY, true),
  CHANGE_ROLE(ADMINS, ADMINS, false),
  READ_AUDIT(EVERYBODY, EDITORS, false),
  READ_WHOLE_AUDIT(ADMINS, ADMINS, false);

  final Who onOnesOwn;
  final Who onAnothers;
  final boolean theSystem;

  Act(Who onOnesOwn, Who onAnothers, boolean theSystem) {
    this.onOnesOwn = onOnesOwn;
    this.onAnothers = onAnothers;
    this.theSystem = theSystem;
  }

  enum Who {
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
