package org.opencodex.signin;

import java.time.OffsetDateTime;
import java.util.List;
import org.opencodex.identity.ApiToken;
import org.opencodex.identity.ApiTokens;

/** An API token on the wire, without its text. */
public record ApiTokenView(
        String id,
        String name,
        String scope,
        String endsIn,
        OffsetDateTime createdAt,
        OffsetDateTime expiresAt,
        OffsetDateTime lastUsedAt) {

    /** All of somebody's. */
    public record ListView(List<ApiTokenView> tokens, long total) {
        static ListView of(List<ApiToken> tokens) {
            return new ListView(tokens.stream().map(ApiTokenView::of).toList(), tokens.size());
        }
    }

    /**
     * A new one.
     *
     * @param token its text, which is shown this once
     */
    public record Created(String token, ApiTokenView apiToken) {
        static Created of(ApiTokens.Created created) {
            return new Created(created.text(), ApiTokenView.of(created.token()));
        }
    }

    private static ApiTokenView of(ApiToken token) {
        return new ApiTokenView(
                token.id().toString(),
                token.name(),
                token.scope().wire(),
                token.endsIn(),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt());
    }
}
