package org.opencodex.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which passwords are let pass: long ones that are not the first to be guessed. No rule about kinds of characters, which
 * only makes people write them down (NIST SP 800-63B, section 5.1.1.2).
 */
final class PasswordPolicy {
    static final int SHORTEST = 12;
    static final int LONGEST = 1_024;
    private static final int FEWEST_KINDS = 5;
    private static final String LIST = "/common-passwords.txt";
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> COMMON = read();

    private PasswordPolicy() {}

    /** Why it is refused, as the end of a sentence about it; empty if it is not. {@code email} may be null. */
    static Optional<String> objection(String password, String name, String email) {
        var plain = Normalizer.normalize(password, Normalizer.Form.NFC);
        var length = plain.codePointCount(0, plain.length());
        if (length < SHORTEST) {
            return Optional.of("must have at least " + SHORTEST + " characters. Some words in a row are good.");
        }
        if (length > LONGEST) {
            return Optional.of("must have at most " + LONGEST + " characters.");
        }
        if (isOf(plain, name) || isOf(plain, email)) {
            return Optional.of("must not be the name or the e-mail address.");
        }
        if (plain.codePoints().distinct().count() < FEWEST_KINDS) {
            return Optional.of("repeats too few characters, and would be guessed soon.");
        }
        return isCommon(plain.toLowerCase(Locale.ROOT))
                ? Optional.of(
                        "is one of the most common ones, and would be guessed soon. Some words in a row are good.")
                : Optional.empty();
    }

    private static boolean isOf(String password, String text) {
        return text != null && LoginName.of(password).equals(LoginName.of(text));
    }

    /** Also where only figures and signs were added, or the word is there twice. */
    private static boolean isCommon(String password) {
        var letters = NO_LETTERS.matcher(password).replaceAll("");
        return COMMON.contains(password)
                || COMMON.contains(letters)
                || COMMON.stream()
                        .filter(word -> !word.isEmpty() && letters.length() % word.length() == 0)
                        .anyMatch(word -> letters.length() > 0
                                && word.repeat(letters.length() / word.length()).equals(letters));
    }

    private static Set<String> read() {
        try (var list = PasswordPolicy.class.getResourceAsStream(LIST)) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
