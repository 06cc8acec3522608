package org.opencodex.signin;

import java.time.OffsetDateTime;
import java.util.List;
import org.opencodex.identity.BrowserSession;
import org.opencodex.identity.User;

/**
 * Where one is signed in, on the wire.
 *
 * @param current whether it is the one that the request came with
 */
public record BrowserSessionView(
        String id,
        OffsetDateTime createdAt,
        OffsetDateTime lastSeenAt,
        OffsetDateTime expiresAt,
        String address,
        String userAgent,
        boolean current) {

    /** All of them. */
    public record ListView(List<BrowserSessionView> sessions, long total) {
        static ListView of(List<BrowserSession> sessions, User user) {
            return new ListView(
                    sessions.stream()
                            .map(session -> BrowserSessionView.of(session, user))
                            .toList(),
                    sessions.size());
        }
    }

    private static BrowserSessionView of(BrowserSession session, User user) {
        return new BrowserSessionView(
                session.id().toString(),
                session.createdAt(),
                session.lastSeenAt(),
                session.expiresAt(),
                session.address(),
                session.userAgent(),
                session.id().equals(user.credential().id()));
    }
}
