package dev.blogify.infrastructure.acceptance.simulation;

import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.ERIN;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.media.DeleteMedia;
import dev.blogify.application.media.EditAltText;
import dev.blogify.application.media.MediaTarget;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.application.ports.Accounts;
import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.DiscardWorkingCopy;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.PlainTextRenderer;
import dev.blogify.application.post.PostTarget;
import dev.blogify.application.post.PublishPost;
import dev.blogify.application.post.RestorePost;
import dev.blogify.application.post.RestoreRevision;
import dev.blogify.application.post.SchedulePost;
import dev.blogify.application.post.TrashPost;
import dev.blogify.application.post.UnpublishPost;
import dev.blogify.application.post.UnschedulePost;
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

/** All commands, applied to one post and one medium. */
final class ScenarioCommands {
  private static final DisplayName NAME = DisplayName.parse("Alice").get();

  private final SimulatedPlatform platform;
  private final IdGenerator ids = new IdGenerator(new SplittableRandom(1));
  private final InMemoryAccounts pool = new InMemoryAccounts();
  private final Accounts accounts;

  ScenarioCommands(SimulatedPlatform platform) {
    this.platform = platform;
    this.accounts = platform.withFaults(Accounts.class, pool);
    pool.signUp(ALICE.id(), NAME);
    pool.signUp(ADA.id(), NAME, Role.ADMIN);
  }

  void create() {
    new CreatePost(
            platform.posts(),
            platform.mediaLibrary(),
            new PlainTextRenderer(),
            ids,
            platform.clock())
        .handle(
            new CreatePost.Command(
                PostFixtures.content("Story", "a", "b"), Option.none(), by(ALICE)));
  }

  void edit(ContentEdit edit) {
    new EditPost(
            platform.posts(), platform.mediaLibrary(), new PlainTextRenderer(), platform.clock())
        .handle(new EditPost.Command(post(), edit));
  }

  void publish() {
    new PublishPost(platform.posts(), platform.clock())
        .handle(new PublishPost.Command(post(), Option.none()));
  }

  void schedule() {
    new SchedulePost(platform.posts(), platform.clock())
        .handle(new SchedulePost.Command(post(), platform.now().plus(Duration.ofMinutes(1))));
  }

  void unschedule() {
    new UnschedulePost(platform.posts(), platform.clock()).handle(post());
  }

  void unpublish() {
    new UnpublishPost(platform.posts(), platform.clock()).handle(post());
  }

  void discardWorkingCopy() {
    new DiscardWorkingCopy(platform.posts(), platform.clock()).handle(post());
  }

  void trash() {
    new TrashPost(platform.posts(), platform.clock()).handle(post());
  }

  void restore() {
    new RestorePost(platform.posts(), platform.clock()).handle(post());
  }

  void restoreFirstRevision() {
    new RestoreRevision(
            platform.posts(), platform.revisions(), new PlainTextRenderer(), platform.clock())
        .handle(new RestoreRevision.Command(post(), new Version(1)));
  }

  /** Requests an upload of a picture, and uploads the bytes if a response arrives. */
  void upload(byte[] bytes) {
    new RequestUpload(platform.mediaLibrary(), platform.mediaStore(), ids, platform.clock())
        .handle(
            new RequestUpload.Command(
                FileName.parse("picture.png").get(),
                MediaType.PNG,
                bytes.length,
                MediaFixtures.sha256(bytes),
                Option.none(),
                by(ALICE)))
        .forEach(
            requested -> platform.upload(requested.media(), requested.presignedUpload(), bytes));
  }

  void requestUpload() {
    new RequestUpload(platform.mediaLibrary(), platform.mediaStore(), ids, platform.clock())
        .handle(
            new RequestUpload.Command(
                FileName.parse("picture.png").get(),
                MediaType.PNG,
                1,
                MediaFixtures.sha256(new byte[1]),
                Option.none(),
                by(ALICE)));
  }

  void editAltText() {
    new EditAltText(platform.mediaLibrary(), platform.clock())
        .handle(
            new EditAltText.Command(
                medium(), Option.some(Option.some(MediaFixtures.alt("A dot")))));
  }

  void deleteMedia() {
    new DeleteMedia(platform.mediaLibrary(), platform.mediaStore(), platform.clock())
        .handle(medium());
  }

  void register() {
    new RegisterUser(platform.users(), platform.clock())
        .handle(new RegisterUser.Command(ALICE.id(), NAME, by(Actor.SYSTEM)));
  }

  void editProfile() {
    new EditProfile(platform.users(), platform.mediaLibrary(), platform.clock())
        .handle(
            new EditProfile.Command(
                NAME,
                new ExpectedVersion.AnyVersion(),
                new ProfileEdit(
                    DisplayName.parse("Alice A.").toOption(), Option.none(), Option.none()),
                by(ALICE)));
  }

  void changeRole() {
    new ChangeRole(platform.users(), accounts, platform.clock())
        .handle(new ChangeRole.Command(ALICE.id(), Role.EDITOR, by(ADA)));
  }

  void writeUndecodableRecord() {
    platform.stores().writeUndecodableRecord("posts/" + id());
  }

  void startBusOutage() {
    platform.simulatedBus().startOutage();
  }

  /** The editor acts, so that the author is notified. */
  private PostTarget post() {
    return new PostTarget(id(), new ExpectedVersion.AnyVersion(), by(ERIN));
  }

  private PostId id() {
    return platform.stores().posts().committed().head().change().after().id();
  }

  private MediaTarget medium() {
    MediaId id = platform.stores().mediaLibrary().committed().head().change().after().id();
    return new MediaTarget(id, new ExpectedVersion.AnyVersion(), by(ERIN));
  }

  private static CommandContext by(Person person) {
    return by((Actor) person);
  }

  private static CommandContext by(Actor actor) {
    return new CommandContext(actor, "command", Option.none());
  }
}
