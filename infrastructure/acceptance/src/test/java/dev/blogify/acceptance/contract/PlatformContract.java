package dev.blogify.acceptance.contract;

/**
 * All that Blogify promises over HTTP. A platform is one if this passes over it; the tests share
 * it, so each makes what it needs and touches nothing else.
 */
public interface PlatformContract
    extends PublishingContract,
        SlugsContract,
        RevisionsContract,
        ListsContract,
        ContentContract,
        PeopleContract,
        MediaContract,
        PostOwnershipContract,
        MediaOwnershipContract,
        BadInputContract,
        TokensContract,
        GatewayContract,
        ConcurrencyContract,
        AuditContract,
        InboxContract,
        TagCountsContract,
        TimeContract {}
