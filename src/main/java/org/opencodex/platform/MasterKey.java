package org.opencodex.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that seals what is secret in the database. */
public final class MasterKey {
    private static final int BYTES = 32;
    private static final int ID_BYTES = 8;

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /** {@code text} is base64 of 32 bytes; {@code where} is for the complaint. */
    static MasterKey read(String text, String where) {
        try {
            var bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == BYTES) {
                return new MasterKey(bytes);
            }
        } catch (IllegalArgumentException e) {
            // The same complaint, without the text.
        }
        throw new IllegalArgumentException(where + " is no base64 of 32 bytes. Make one with: openssl rand -base64 32");
    }

    /** A new one. */
    public static MasterKey generate() {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new MasterKey(random);
    }

    /** Tells this key from others, and nothing of it: the beginning of its SHA-256, in hex. */
    public String id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    public SecretKey aes() {
        return new SecretKeySpec(key, "AES");
    }

    String encoded() {
        return Base64.getEncoder().encodeToString(key);
    }

    /** Without the key, which must never be printed. */
    @Override
    public String toString() {
        return "MasterKey " + id();
    }
}
