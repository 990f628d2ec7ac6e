package dev.blogify.acceptance.simulation;

import static dev.blogify.domain.access.People.ADA;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.ERIN;

import dev.blogify.application.Cause;
import dev.blogify.application.Expected;
import dev.blogify.application.Ids;
import dev.blogify.application.media.DeleteMedia;
import dev.blogify.application.media.DescribeMedia;
import dev.blogify.application.media.MediaTarget;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.DiscardWorkingCopy;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.PostTarget;
import dev.blogify.application.post.PublishPost;
import dev.blogify.application.post.RestorePost;
import dev.blogify.application.post.RestoreRevision;
import dev.blogify.application.post.SchedulePost;
import dev.blogify.application.post.TrashPost;
import dev.blogify.application.post.UnpublishPost;
import dev.blogify.application.post.UnschedulePost;
import dev.blogify.application.user.Accounts;
import dev.blogify.application.user.ChangeRole;
import dev.blogify.application.user.EditProfile;
import dev.blogify.application.user.InMemoryAccounts;
import dev.blogify.application.user.RegisterUser;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.ProfileEdit;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.SplittableRandom;

/** Every command there is, on the one post and the one medium that a world has. */
final class Commands {
  private static final DisplayName NAME = DisplayName.parse("Alice").get();

  private final World world;
  private final Ids ids = new Ids(new SplittableRandom(1));
  private final InMemoryAccounts pool = new InMemoryAccounts();
  private final Accounts accounts;

  Commands(World world) {
    this.world = world;
    this.accounts = world.guarded(Accounts.class, pool);
    pool.signUp(ALICE.id(), NAME);
  }

  void create() {
    new CreatePost(world.posts(), world.library(), ids, world.clock())
        .handle(
            new CreatePost.Command(
                PostFixtures.content("Story", "a", "b"), Option.none(), by(ALICE)));
  }

  void edit(ContentEdit edit) {
    new EditPost(world.posts(), world.library(), world.clock())
        .handle(new EditPost.Command(post(), edit));
  }

  void publish() {
    new PublishPost(world.posts(), world.clock())
        .handle(new PublishPost.Command(post(), Option.none()));
  }

  void schedule() {
    new SchedulePost(world.posts(), world.clock())
        .handle(new SchedulePost.Command(post(), world.now().plus(Duration.ofMinutes(1))));
  }

  void unschedule() {
    new UnschedulePost(world.posts(), world.clock()).handle(post());
  }

  void unpublish() {
    new UnpublishPost(world.posts(), world.clock()).handle(post());
  }

  void discard() {
    new DiscardWorkingCopy(world.posts(), world.clock()).handle(post());
  }

  void trash() {
    new TrashPost(world.posts(), world.clock()).handle(post());
  }

  void restore() {
    new RestorePost(world.posts(), world.clock()).handle(post());
  }

  void restoreFirstRevision() {
    new RestoreRevision(world.posts(), world.revisions(), world.clock())
        .handle(new RestoreRevision.Command(post(), new Version(1)));
  }

  /** Announces a picture and uploads these bytes, if the answer comes. */
  void upload(byte[] bytes) {
    new RequestUpload(world.library(), world.mediaStore(), ids, world.clock())
        .handle(
            new RequestUpload.Command(
                FileName.parse("picture.png").get(),
                MediaType.PNG,
                bytes.length,
                MediaFixtures.sha256(bytes),
                Option.none(),
                by(ALICE)))
        .forEach(requested -> world.upload(requested.media(), requested.ticket(), bytes));
  }

  void announce() {
    new RequestUpload(world.library(), world.mediaStore(), ids, world.clock())
        .handle(
            new RequestUpload.Command(
                FileName.parse("picture.png").get(),
                MediaType.PNG,
                1,
                MediaFixtures.sha256(new byte[1]),
                Option.none(),
                by(ALICE)));
  }

  void describe() {
    new DescribeMedia(world.library(), world.clock())
        .handle(
            new DescribeMedia.Command(
                medium(), Option.some(Option.some(MediaFixtures.alt("A dot")))));
  }

  void deleteMedia() {
    new DeleteMedia(world.library(), world.mediaStore(), world.clock()).handle(medium());
  }

  void register() {
    new RegisterUser(world.users(), world.clock())
        .handle(new RegisterUser.Command(ALICE.id(), NAME, by(Actor.SYSTEM)));
  }

  void editProfile() {
    new EditProfile(world.users(), world.library(), world.clock())
        .handle(
            new EditProfile.Command(
                NAME,
                new Expected.Whatever(),
                new ProfileEdit(
                    DisplayName.parse("Alice A.").toOption(), Option.none(), Option.none()),
                by(ALICE)));
  }

  void changeRole() {
    new ChangeRole(world.users(), accounts, world.clock())
        .handle(new ChangeRole.Command(ALICE.id(), Role.EDITOR, by(ADA)));
  }

  void spoil() {
    world.stores().spoil("posts/" + id());
  }

  void loseTheBus() {
    world.everybody().goDown();
  }

  /** The editor's, so that its author is told. */
  private PostTarget post() {
    return new PostTarget(id(), new Expected.Whatever(), by(ERIN));
  }

  private PostId id() {
    return world.stores().posts().committed().head().change().after().id();
  }

  private MediaTarget medium() {
    MediaId id = world.stores().library().committed().head().change().after().id();
    return new MediaTarget(id, new Expected.Whatever(), by(ERIN));
  }

  private static Cause by(Person person) {
    return by((Actor) person);
  }

  private static Cause by(Actor actor) {
    return new Cause(actor, "command", Option.none());
  }
}
