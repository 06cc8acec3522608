package org.opencodex.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {
    private static final String PASSWORD = "four words in a row";

    /** By the reference implementation: {@code argon2 somesalt1234 -id -t 1 -k 8192 -p 1 -l 32 -e}. */
    private static final String OLD =
            "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHQxMjM0$LFqehP9VO0j+ubKMz81vne9P60ICo8whWTaktJdVn6Y";

    private final PasswordHashes hashes = new PasswordHashes();

    @Test
    void knowsThePasswordAgain() {
        var hash = Optional.of(hashes.make(PASSWORD));
        assertThat(hashes.matches(PASSWORD, hash)).isTrue();
        assertThat(hashes.matches("Four words in a row", hash)).isFalse();
        assertThat(hashes.matches("", hash)).isFalse();
        assertThat(hashes.matches(" ", hash)).isFalse();
    }

    @Test
    void knowsItHoweverItsAccentsAreComposed() {
        var hash = Optional.of(hashes.make("caf\u00e9 au lait, s'il vous pla\u00eet"));
        assertThat(hashes.matches("cafe\u0301 au lait, s'il vous plai\u0302t", hash))
                .isTrue();
    }

    @Test
    void keepsNoTwoAlikeAndNamesItsParameters() {
        assertThat(hashes.make(PASSWORD))
                .isNotEqualTo(hashes.make(PASSWORD))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void costsTheSameForNobody() {
        var hash = Optional.of(hashes.make(PASSWORD));
        var before = hashes.computed();
        hashes.matches(PASSWORD, hash);
        var known = hashes.computed() - before;
        before = hashes.computed();
        assertThat(hashes.matches(PASSWORD, Optional.empty())).isFalse();
        assertThat(hashes.computed() - before).isEqualTo(known).isEqualTo(1);
    }

    @Test
    void opensHashesOfWeakerParametersAndSaysSo() {
        assertThat(hashes.matches(PASSWORD, Optional.of(OLD))).isTrue();
        assertThat(hashes.isOutdated(OLD)).isTrue();
        assertThat(hashes.isOutdated(hashes.make(PASSWORD))).isFalse();
    }
}
