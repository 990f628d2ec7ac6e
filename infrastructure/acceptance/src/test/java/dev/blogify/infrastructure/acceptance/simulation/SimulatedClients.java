package dev.blogify.infrastructure.acceptance.simulation;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.ERIN;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.Page;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.media.DeleteMedia;
import dev.blogify.application.media.MediaTarget;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.application.notification.MarkNotificationRead;
import dev.blogify.application.ports.MediaStore.PresignedUpload;
import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.DiscardWorkingCopy;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.PlainTextRenderer;
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
import dev.blogify.infrastructure.acceptance.simulation.faults.LostResponseException;
import dev.blogify.infrastructure.acceptance.simulation.faults.SeededRandom;
import dev.blogify.infrastructure.acceptance.simulation.faults.SimulatedCrash;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two users who work on a few posts and media: an author on her own, an editor on all. */
final class SimulatedClients {
  private static final int MAX_POSTS = 3;
  private static final int MAX_MEDIA = 2;
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

  private final SimulatedPlatform platform;
  private final SeededRandom random;
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
  private final List<UnsentUpload> uploads = new ArrayList<>();
  private int commandCount;
  private int remainingCommands;

  SimulatedClients(SimulatedPlatform platform) {
    this.platform = platform;
    this.random = platform.random();
    this.remainingCommands = random.nextBetween(4, 8);
    var clock = platform.clock();
    var ids = new IdGenerator(random.split());
    this.createPost =
        new CreatePost(
            platform.posts(), platform.mediaLibrary(), new PlainTextRenderer(), ids, clock);
    this.editPost =
        new EditPost(platform.posts(), platform.mediaLibrary(), new PlainTextRenderer(), clock);
    this.publishPost = new PublishPost(platform.posts(), clock);
    this.schedulePost = new SchedulePost(platform.posts(), clock);
    this.unschedulePost = new UnschedulePost(platform.posts(), clock);
    this.unpublishPost = new UnpublishPost(platform.posts(), clock);
    this.discardWorkingCopy = new DiscardWorkingCopy(platform.posts(), clock);
    this.trashPost = new TrashPost(platform.posts(), clock);
    this.restorePost = new RestorePost(platform.posts(), clock);
    this.requestUpload =
        new RequestUpload(platform.mediaLibrary(), platform.mediaStore(), ids, clock);
    this.deleteMedia = new DeleteMedia(platform.mediaLibrary(), platform.mediaStore(), clock);
    this.markNotificationRead = new MarkNotificationRead(platform.notifications(), clock);
    this.editProfile = new EditProfile(platform.users(), platform.mediaLibrary(), clock);
  }

  boolean areDone() {
    return remainingCommands <= 0;
  }

  /** One user sends a request, whose response may be lost. */
  void act() {
    try {
      if (!uploads.isEmpty() && random.nextBelow(2) == 0) {
        sendUpload();
      } else if (remainingCommands > 0) {
        remainingCommands--;
        command();
      }
    } catch (SimulatedCrash | StoreBusyException | LostResponseException fault) {
      platform.trace().log("no answer", fault.getClass().getSimpleName());
      remainingCommands += random.nextBelow(2);
    }
  }

  private void command() {
    commandCount++;
    var choice = random.nextBelow(12);
    if (posts.isEmpty() || (choice < 2 && posts.size() < MAX_POSTS)) {
      platform.trace().log("create");
      createPost.handle(new CreatePost.Command(random.pick(CONTENTS), Option.none(), cause(ALICE)));
    } else if (choice == 2 && media.size() < MAX_MEDIA) {
      requestAnUpload();
    } else if (choice == 3 && !media.isEmpty()) {
      platform.trace().log("delete media");
      deleteMedia.handle(
          new MediaTarget(random.pick(media), new ExpectedVersion.AnyVersion(), cause(person())));
    } else if (choice == 4) {
      platform.trace().log("edit profile");
      editProfile.handle(
          new EditProfile.Command(
              NAME, new ExpectedVersion.AnyVersion(), random.pick(PROFILES), cause(ALICE)));
    } else if (choice == 5) {
      readNotification();
    } else {
      change(random.pick(posts));
    }
  }

  private void readNotification() {
    platform.trace().log("read notification");
    platform
        .notifications()
        .findByRecipient(ALICE.id(), Page.PageRequest.firstPage(1))
        .items()
        .forEach(newest -> markNotificationRead.handle(ALICE.id(), newest.id()));
  }

  /** The clients learn of all created items, even if the response was lost. */
  void track(Post post) {
    if (!posts.contains(post.id())) {
      posts.add(post.id());
    }
  }

  void track(Media medium) {
    if (!media.contains(medium.id())) {
      media.add(medium.id());
    }
  }

  private void change(PostId id) {
    platform
        .stores()
        .posts()
        .find(id)
        .forEach(post -> {
          var target = target(post);
          switch (post) {
            case Draft _ -> {
              switch (random.nextBelow(7)) {
                case 0 -> edit(target);
                case 1, 2 -> schedule(target);
                case 3 -> trash(target);
                default -> publish(target);
              }
            }
            case Scheduled _ -> {
              switch (random.nextBelow(5)) {
                case 0 -> edit(target);
                case 1 -> unschedulePost.handle(traced("unschedule", target));
                case 2 -> schedule(target);
                case 3 -> trash(target);
                default -> publish(target);
              }
            }
            case Published(_, _, var copy) -> {
              switch (random.nextBelow(6)) {
                case 0 -> trash(target);
                case 1, 2 -> unpublishPost.handle(traced("unpublish", target));
                case 3 -> discardWorkingCopy.handle(traced("discard", target));
                default -> {
                  if (copy.isDefined()) {
                    publish(target);
                  } else {
                    edit(target);
                  }
                }
              }
            }
            case Trashed _ -> restorePost.handle(traced("restore", target));
          }
        });
  }

  private void edit(PostTarget target) {
    editPost.handle(new EditPost.Command(traced("edit", target), random.pick(EDITS)));
  }

  private void publish(PostTarget target) {
    publishPost.handle(new PublishPost.Command(traced("publish", target), Option.none()));
  }

  private void schedule(PostTarget target) {
    var at = platform.clock().instant().plus(Duration.ofSeconds(random.nextBetween(1, 90)));
    schedulePost.handle(new SchedulePost.Command(traced("schedule", target), at));
  }

  private void trash(PostTarget target) {
    trashPost.handle(traced("trash", target));
  }

  private PostTarget traced(String what, PostTarget target) {
    platform.trace().log(what, target.postId());
    return target;
  }

  private void requestAnUpload() {
    var file = random.nextBelow(4) == 0 ? 1 : 0;
    var bytes = FILES.get(file);
    platform.trace().log("request", bytes.length);
    requestUpload
        .handle(
            new RequestUpload.Command(
                FILE,
                MediaType.PNG,
                bytes.length,
                MediaFixtures.sha256(bytes),
                Option.none(),
                cause(ALICE)))
        .forEach(requested ->
            uploads.add(new UnsentUpload(requested.media(), requested.presignedUpload(), file)));
  }

  /** Some uploads never arrive. */
  private void sendUpload() {
    var errand = uploads.removeFirst();
    if (random.nextBelow(5) > 0) {
      platform.trace().log("upload", errand.medium().id());
      platform.upload(errand.medium(), errand.ticket(), FILES.get(errand.file()));
    }
  }

  private PostTarget target(Post post) {
    ExpectedVersion expected =
        random.nextBelow(3) == 0
            ? new ExpectedVersion.OneOf(HashSet.of(post.version()))
            : new ExpectedVersion.AnyVersion();
    return new PostTarget(post.id(), expected, cause(person()));
  }

  private Person person() {
    return random.pick(PEOPLE);
  }

  private CommandContext cause(Person person) {
    return new CommandContext(person, "command-" + commandCount, Option.none());
  }

  private record UnsentUpload(Media medium, PresignedUpload ticket, int file) {}
}
