package org.opencodex.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Keeps a secret text in the database so that only who has the master key can read it: AES-256-GCM with a random nonce of
 * 96 bits (NIST SP 800-38D), bound to the master key's id and to what else it belongs to, so that no row's seal fits
 * another. A seal is base64 of the nonce and what follows.
 */
public final class Seal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    /** {@code bound} is what it belongs to, such as its row; none of it holds the end of a line. */
    public static String seal(MasterKey master, String text, String... bound) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, master, bound, nonce);
            var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM.", e);
        }
    }

    /** Empty where the seal is not of this master key, or belongs to something else. */
    public static Optional<String> open(MasterKey master, String seal, String... bound) {
        try {
            var bytes = Base64.getDecoder().decode(seal);
            var nonce = new byte[NONCE_BYTES];
            System.arraycopy(bytes, 0, nonce, 0, Math.min(bytes.length, NONCE_BYTES));
            var cipher = cipher(Cipher.DECRYPT_MODE, master, bound, nonce);
            var text = cipher.doFinal(bytes, NONCE_BYTES, Math.max(bytes.length - NONCE_BYTES, 0));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, MasterKey master, String[] bound, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, master.aes(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((master.id() + "\n" + String.join("\n", bound)).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
