package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.PostFixtures;
import java.util.function.Consumer;

/** A command and its preparation. */
@SuppressWarnings("ImmutableEnumChecker") // The lambdas have no state.
enum Scenario {
  CREATE(_ -> {}, ScenarioCommands::create),
  EDIT(ScenarioCommands::create, commands -> commands.edit(PostFixtures.renamed("other"))),
  EDIT_PUBLISHED(
      Scenario::createPublished, commands -> commands.edit(PostFixtures.tagged("b", "c"))),
  PUBLISH(ScenarioCommands::create, ScenarioCommands::publish),
  PUBLISH_WORKING_COPY(Scenario::createWithWorkingCopy, ScenarioCommands::publish),
  SCHEDULE(ScenarioCommands::create, ScenarioCommands::schedule),
  UNSCHEDULE(Scenario::createScheduled, ScenarioCommands::unschedule),
  UNPUBLISH(Scenario::createPublished, ScenarioCommands::unpublish),
  DISCARD(Scenario::createWithWorkingCopy, ScenarioCommands::discardWorkingCopy),
  TRASH(Scenario::createPublished, ScenarioCommands::trash),
  RESTORE(Scenario::createTrashed, ScenarioCommands::restore),
  RESTORE_REVISION(Scenario::createWithWorkingCopy, ScenarioCommands::restoreFirstRevision),
  UPLOAD_A_PICTURE(_ -> {}, commands -> commands.upload(MediaFixtures.tinyPng())),
  UPLOAD_A_TEXT_FILE(_ -> {}, commands -> commands.upload(MediaFixtures.plainText())),
  UPLOAD_NEVER_SENT(_ -> {}, ScenarioCommands::requestUpload),
  EDIT_ALT_TEXT(Scenario::uploadPicture, ScenarioCommands::editAltText),
  DELETE_MEDIA(Scenario::uploadPicture, ScenarioCommands::deleteMedia),
  REGISTER(_ -> {}, ScenarioCommands::register),
  EDIT_PROFILE(_ -> {}, ScenarioCommands::editProfile),
  CHANGE_ROLE(_ -> {}, ScenarioCommands::changeRole),
  UNDECODABLE_RECORD(ScenarioCommands::create, ScenarioCommands::writeUndecodableRecord),
  BUS_OUTAGE(
      ScenarioCommands::create,
      commands -> {
        commands.startBusOutage();
        commands.publish();
      });

  private final Consumer<ScenarioCommands> preparation;
  private final Consumer<ScenarioCommands> command;

  Scenario(Consumer<ScenarioCommands> before, Consumer<ScenarioCommands> command) {
    this.preparation = before;
    this.command = command;
  }

  void prepare(ScenarioCommands commands) {
    preparation.accept(commands);
  }

  void act(ScenarioCommands commands) {
    command.accept(commands);
  }

  private static void createPublished(ScenarioCommands commands) {
    commands.create();
    commands.publish();
  }

  private static void createWithWorkingCopy(ScenarioCommands commands) {
    createPublished(commands);
    commands.edit(PostFixtures.tagged("c"));
  }

  private static void createScheduled(ScenarioCommands commands) {
    commands.create();
    commands.schedule();
  }

  private static void createTrashed(ScenarioCommands commands) {
    createPublished(commands);
    commands.trash();
  }

  private static void uploadPicture(ScenarioCommands commands) {
    commands.upload(MediaFixtures.tinyPng());
  }
}
