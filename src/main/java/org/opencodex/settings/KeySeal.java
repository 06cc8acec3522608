package org.opencodex.settings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.opencodex.platform.MasterKey;

/**
 * Seals a provider's key for one row: AES-256-GCM with a random nonce of 96 bits (NIST SP 800-38D), bound to the master
 * key's id, the row, the provider and the address, so that none of them can be exchanged. A seal is base64 of the nonce
 * and what follows.
 */
final class KeySeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeySeal() {}

    /** What a seal is bound to. */
    record Place(UUID row, String provider, String baseUrl) {}

    static String seal(MasterKey master, Place place, String key) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, master, place, nonce);
            var sealed = cipher.doFinal(key.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM.", e);
        }
    }

    /** Empty where the seal is not of this master key and place. */
    static Optional<String> open(MasterKey master, Place place, String seal) {
        try {
            var bytes = Base64.getDecoder().decode(seal);
            var nonce = new byte[NONCE_BYTES];
            System.arraycopy(bytes, 0, nonce, 0, Math.min(bytes.length, NONCE_BYTES));
            var cipher = cipher(Cipher.DECRYPT_MODE, master, place, nonce);
            var key = cipher.doFinal(bytes, NONCE_BYTES, Math.max(bytes.length - NONCE_BYTES, 0));
            return Optional.of(new String(key, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, MasterKey master, Place place, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, master.aes(), new GCMParameterSpec(TAG_BITS, nonce));
        // A line each: none of them can hold the end of a line.
        var bound = String.join("\n", master.id(), place.row().toString(), place.provider(), place.baseUrl());
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
