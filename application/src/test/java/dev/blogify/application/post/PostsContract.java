package dev.blogify.application.post;

/** What every {@link Posts}, {@link Feeds} and {@link Revisions} of one store promise together. */
public interface PostsContract
    extends PostCommitsContract,
        SlugsContract,
        FeedsContract,
        WorkContract,
        RevisionsContract,
        DueContract {}
