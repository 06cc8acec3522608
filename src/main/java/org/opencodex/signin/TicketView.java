package org.opencodex.signin;

import java.time.OffsetDateTime;

/**
 * A ticket on the wire.
 *
 * @param ticket for {@code ?ticket=}, once
 */
public record TicketView(String ticket, OffsetDateTime expiresAt) {}
