package dev.blogify.acceptance.simulation;

import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.ERIN;

import dev.blogify.application.Busy;
import dev.blogify.application.Cause;
import dev.blogify.application.Expected;
import dev.blogify.application.Ids;
import dev.blogify.application.Page;
import dev.blogify.application.media.DeleteMedia;
import dev.blogify.application.media.MediaStore.Ticket;
import dev.blogify.application.media.MediaTarget;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.application.notification.MarkNotificationRead;
import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.DiscardWorkingCopy;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.PostTarget;
import dev.blogify.application.post.PublishPost;
import dev.blogify.application.post.RestorePost;
import dev.blogify.application.post.SchedulePost;
import dev.blogify.application.post.TrashPost;
import dev.blogify.application.post.UnpublishPost;
import dev.blogify.application.post.UnschedulePost;
import dev.blogify.application.user.EditProfile;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.ProfileEdit;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two people at work on a few posts and pictures: one on what is hers, the other on all. */
final class Clients {
  private static final int MOST_POSTS = 3;
  private static final int MOST_MEDIA = 2;
  private static final List<Person> PEOPLE = List.of(ALICE, ALICE, ERIN);
  private static final List<Content> CONTENTS =
      List.of(
          PostFixtures.content("Common", "a", "b"),
          PostFixtures.content("Common", "b"),
          PostFixtures.content("Rare", "c"));
  private static final List<ContentEdit> EDITS =
      List.of(
          PostFixtures.tagged("a"),
          PostFixtures.tagged("b", "c"),
          PostFixtures.tagged(),
          PostFixtures.retitled("Edited"),
          PostFixtures.renamed("renamed"));
  private static final FileName FILE = FileName.parse("picture.png").get();
  private static final List<byte[]> FILES =
      List.of(MediaFixtures.tinyPng(), MediaFixtures.plainText());
  private static final DisplayName NAME = DisplayName.parse("Alice").get();
  private static final List<ProfileEdit> PROFILES =
      IntStream.range(0, 3)
          .mapToObj(number ->
              new ProfileEdit(
                  DisplayName.parse("Alice " + number).toOption(), Option.none(), Option.none()))
          .toList();

  private final World world;
  private final Chance chance;
  private final CreatePost createPost;
  private final EditPost editPost;
  private final PublishPost publishPost;
  private final SchedulePost schedulePost;
  private final UnschedulePost unschedulePost;
  private final UnpublishPost unpublishPost;
  private final DiscardWorkingCopy discardWorkingCopy;
  private final TrashPost trashPost;
  private final RestorePost restorePost;
  private final RequestUpload requestUpload;
  private final DeleteMedia deleteMedia;
  private final EditProfile editProfile;
  private final MarkNotificationRead markNotificationRead;
  private final List<PostId> posts = new ArrayList<>();
  private final List<MediaId> media = new ArrayList<>();
  private final List<Errand> uploads = new ArrayList<>();
  private int commands;
  private int left;

  Clients(World world) {
    this.world = world;
    this.chance = world.chance();
    this.left = chance.from(4, 8);
    var clock = world.clock();
    var ids = new Ids(chance.split());
    this.createPost = new CreatePost(world.posts(), world.library(), ids, clock);
    this.editPost = new EditPost(world.posts(), world.library(), clock);
    this.publishPost = new PublishPost(world.posts(), clock);
    this.schedulePost = new SchedulePost(world.posts(), clock);
    this.unschedulePost = new UnschedulePost(world.posts(), clock);
    this.unpublishPost = new UnpublishPost(world.posts(), clock);
    this.discardWorkingCopy = new DiscardWorkingCopy(world.posts(), clock);
    this.trashPost = new TrashPost(world.posts(), clock);
    this.restorePost = new RestorePost(world.posts(), clock);
    this.requestUpload = new RequestUpload(world.library(), world.mediaStore(), ids, clock);
    this.deleteMedia = new DeleteMedia(world.library(), world.mediaStore(), clock);
    this.markNotificationRead = new MarkNotificationRead(world.notifications(), clock);
    this.editProfile = new EditProfile(world.users(), world.library(), clock);
  }

  boolean areDone() {
    return left <= 0;
  }

  /** One of them does something, and may or may not hear what came of it. */
  void act() {
    try {
      if (!uploads.isEmpty() && chance.below(2) == 0) {
        upload();
      } else if (left > 0) {
        left--;
        command();
      }
    } catch (Crash | Busy | LostAnswer fault) {
      world.trace().note("no answer", fault.getClass().getSimpleName());
      left += chance.below(2);
    }
  }

  private void command() {
    commands++;
    var choice = chance.below(12);
    if (posts.isEmpty() || (choice < 2 && posts.size() < MOST_POSTS)) {
      world.trace().note("create");
      createPost.handle(
          new CreatePost.Command(chance.among(CONTENTS), Option.none(), cause(ALICE)));
    } else if (choice == 2 && media.size() < MOST_MEDIA) {
      request();
    } else if (choice == 3 && !media.isEmpty()) {
      world.trace().note("delete media");
      deleteMedia.handle(
          new MediaTarget(chance.among(media), new Expected.Whatever(), cause(person())));
    } else if (choice == 4) {
      world.trace().note("edit profile");
      editProfile.handle(
          new EditProfile.Command(
              NAME, new Expected.Whatever(), chance.among(PROFILES), cause(ALICE)));
    } else if (choice == 5) {
      readNotification();
    } else {
      change(chance.among(posts));
    }
  }

  private void readNotification() {
    world.trace().note("read notification");
    world
        .notifications()
        .of(ALICE.id(), Page.Request.first(1))
        .items()
        .forEach(newest -> markNotificationRead.handle(ALICE.id(), newest.id()));
  }

  /** Everybody knows what was created, even if its creator never heard of it. */
  void sees(Post post) {
    if (!posts.contains(post.id())) {
      posts.add(post.id());
    }
  }

  void sees(Media medium) {
    if (!media.contains(medium.id())) {
      media.add(medium.id());
    }
  }

  private void change(PostId id) {
    world
        .stores()
        .posts()
        .find(id)
        .forEach(post -> {
          var target = target(post);
          switch (post) {
            case Draft _ -> {
              switch (chance.below(7)) {
                case 0 -> edit(target);
                case 1, 2 -> schedule(target);
                case 3 -> trash(target);
                default -> publish(target);
              }
            }
            case Scheduled _ -> {
              switch (chance.below(5)) {
                case 0 -> edit(target);
                case 1 -> unschedulePost.handle(noted("unschedule", target));
                case 2 -> schedule(target);
                case 3 -> trash(target);
                default -> publish(target);
              }
            }
            case Published(_, _, var copy) -> {
              switch (chance.below(6)) {
                case 0 -> trash(target);
                case 1, 2 -> unpublishPost.handle(noted("unpublish", target));
                case 3 -> discardWorkingCopy.handle(noted("discard", target));
                default -> {
                  if (copy.isDefined()) {
                    publish(target);
                  } else {
                    edit(target);
                  }
                }
              }
            }
            case Trashed _ -> restorePost.handle(noted("restore", target));
          }
        });
  }

  private void edit(PostTarget target) {
    editPost.handle(new EditPost.Command(noted("edit", target), chance.among(EDITS)));
  }

  private void publish(PostTarget target) {
    publishPost.handle(new PublishPost.Command(noted("publish", target), Option.none()));
  }

  private void schedule(PostTarget target) {
    var at = world.clock().instant().plus(Duration.ofSeconds(chance.from(1, 90)));
    schedulePost.handle(new SchedulePost.Command(noted("schedule", target), at));
  }

  private void trash(PostTarget target) {
    trashPost.handle(noted("trash", target));
  }

  private PostTarget noted(String what, PostTarget target) {
    world.trace().note(what, target.post());
    return target;
  }

  private void request() {
    var file = chance.below(4) == 0 ? 1 : 0;
    var bytes = FILES.get(file);
    world.trace().note("request", bytes.length);
    requestUpload
        .handle(
            new RequestUpload.Command(
                FILE,
                MediaType.PNG,
                bytes.length,
                MediaFixtures.sha256(bytes),
                Option.none(),
                cause(ALICE)))
        .forEach(requested -> uploads.add(new Errand(requested.media(), requested.ticket(), file)));
  }

  /** Some never come. */
  private void upload() {
    var errand = uploads.removeFirst();
    if (chance.below(5) > 0) {
      world.trace().note("upload", errand.medium().id());
      world.upload(errand.medium(), errand.ticket(), FILES.get(errand.file()));
    }
  }

  private PostTarget target(Post post) {
    Expected expected =
        chance.below(3) == 0
            ? new Expected.OneOf(HashSet.of(post.version()))
            : new Expected.Whatever();
    return new PostTarget(post.id(), expected, cause(person()));
  }

  private Person person() {
    return chance.among(PEOPLE);
  }

  private Cause cause(Person person) {
    return new Cause(person, "command-" + commands, Option.none());
  }

  private record Errand(Media medium, Ticket ticket, int file) {}
}
