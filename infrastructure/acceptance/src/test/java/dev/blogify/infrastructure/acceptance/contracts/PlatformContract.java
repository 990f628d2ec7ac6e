package dev.blogify.infrastructure.acceptance.contracts;

/**
 * The black-box contract of the HTTP API. All tests share one platform; therefore each creates its
 * own data and changes nothing else.
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
