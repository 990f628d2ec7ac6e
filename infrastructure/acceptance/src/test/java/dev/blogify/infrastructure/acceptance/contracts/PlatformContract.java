package dev.blogify.infrastructure.acceptance.contracts;

/**
 * All that Blogify promises over HTTP. A platform is one if this passes over it; the tests share
 * it, so each makes what it needs and touches nothing else.
 */
public interface PlatformContract
    extends PublishingContract,
        SlugsApiContract,
        RevisionsApiContract,
        PublicListsContract,
        ContentContract,
        ProfilesAndRolesContract,
        MediaContract,
        PostOwnershipContract,
        MediaOwnershipContract,
        BadInputContract,
        TokensContract,
        GatewayContract,
        ConcurrencyContract,
        AuditContract,
        NotificationInboxContract,
        TagCountsApiContract,
        ScheduledPublicationContract {}
