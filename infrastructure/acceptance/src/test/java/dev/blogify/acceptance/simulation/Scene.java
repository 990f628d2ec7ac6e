package dev.blogify.acceptance.simulation;

import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.PostFixtures;
import java.util.function.Consumer;

/** A command, and what must have happened before it. */
@SuppressWarnings("ImmutableEnumChecker") // Lambdas that keep nothing do not change.
enum Scene {
  CREATE(_ -> {}, Commands::create),
  EDIT(Commands::create, commands -> commands.edit(PostFixtures.renamed("other"))),
  EDIT_PUBLISHED(Scene::published, commands -> commands.edit(PostFixtures.tagged("b", "c"))),
  PUBLISH(Commands::create, Commands::publish),
  PUBLISH_WORKING_COPY(Scene::copied, Commands::publish),
  SCHEDULE(Commands::create, Commands::schedule),
  UNSCHEDULE(Scene::scheduled, Commands::unschedule),
  UNPUBLISH(Scene::published, Commands::unpublish),
  DISCARD(Scene::copied, Commands::discard),
  TRASH(Scene::published, Commands::trash),
  RESTORE(Scene::trashed, Commands::restore),
  RESTORE_REVISION(Scene::copied, Commands::restoreFirstRevision),
  UPLOAD_A_PICTURE(_ -> {}, commands -> commands.upload(MediaFixtures.tinyPng())),
  UPLOAD_SOMETHING_ELSE(_ -> {}, commands -> commands.upload(MediaFixtures.plainText())),
  UPLOAD_NOTHING(_ -> {}, Commands::announce),
  DESCRIBE_MEDIA(Scene::uploaded, Commands::describe),
  DELETE_MEDIA(Scene::uploaded, Commands::deleteMedia),
  REGISTER(_ -> {}, Commands::register),
  EDIT_PROFILE(_ -> {}, Commands::editProfile),
  CHANGE_ROLE(_ -> {}, Commands::changeRole),
  POISON(Commands::create, Commands::spoil),
  BUS_LOST(
      Commands::create,
      commands -> {
        commands.loseTheBus();
        commands.publish();
      });

  private final Consumer<Commands> before;
  private final Consumer<Commands> command;

  Scene(Consumer<Commands> before, Consumer<Commands> command) {
    this.before = before;
    this.command = command;
  }

  void prepare(Commands commands) {
    before.accept(commands);
  }

  void act(Commands commands) {
    command.accept(commands);
  }

  private static void published(Commands commands) {
    commands.create();
    commands.publish();
  }

  private static void copied(Commands commands) {
    published(commands);
    commands.edit(PostFixtures.tagged("c"));
  }

  private static void scheduled(Commands commands) {
    commands.create();
    commands.schedule();
  }

  private static void trashed(Commands commands) {
    published(commands);
    commands.trash();
  }

  private static void uploaded(Commands commands) {
    commands.upload(MediaFixtures.tinyPng());
  }
}
