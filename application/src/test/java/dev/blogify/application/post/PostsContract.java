package dev.blogify.application.post;

import dev.blogify.application.ports.Feeds;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;

/** Contract of {@link Posts}, {@link Feeds} and {@link Revisions} of one store. */
public interface PostsContract
    extends PostCommitsContract,
        SlugClaimsContract,
        FeedsContract,
        PostListsContract,
        RevisionsContract,
        DuePostsContract {}
