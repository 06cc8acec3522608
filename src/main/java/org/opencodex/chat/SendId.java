package org.opencodex.chat;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A client's own id for a request, with which it may repeat it (contract, part B, "Sending once").
 *
 * @param digest lower-case hex SHA-256 of what was asked: another request may not use the same id
 */
public record SendId(UUID clientMessageId, String digest) {
    public SendId {
        requireNonNull(clientMessageId, "clientMessageId");
        requireNonNull(digest, "digest");
    }

    /** The id for the request that these parts, in this order, make up. A part may be null. */
    public static SendId of(UUID clientMessageId, Object... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return new SendId(clientMessageId, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
