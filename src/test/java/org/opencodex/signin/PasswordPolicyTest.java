package org.opencodex.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static boolean passes(String password) {
        return PasswordPolicy.objection(password, "Ada Lovelace", "ada@example.org")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "four words in a row",
                "tr0ub4dor&3 and more",
                "ein langer Satz ist gut",
                "паролик из слов",
                "𝔞𝔟𝔠𝔡𝔢𝔣𝔤𝔥𝔦𝔧𝔨𝔩"
            })
    void letsLongOnesPass(String password) {
        assertThat(passes(password)).isTrue();
    }

    @Test
    void countsCharactersAndNotUnits() {
        assertThat(passes("🙂🙃😀😁😂😃")).isFalse();
        assertThat(passes("elevencharz")).isFalse();
        assertThat(passes("twelvecharsz")).isTrue();
        assertThat(passes("abcde fghij".repeat(100))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "PassWord!!!!1",
                "passwordpassword",
                "123456789012",
                "qwertyuiop2026",
                "1q2w3e4r5t6y",
                "Welcome2026!!",
                "correct horse battery staple",
                "adminadminadmin"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThat(passes(password)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Lovelace", " ada  LOVELACE ", "ADA@example.org"})
    void refusesTheNameAndTheAddress(String password) {
        assertThat(passes(password)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaa", "abababababab", "            ", "1212121212121212"})
    void refusesAFewCharactersAgainAndAgain(String password) {
        assertThat(passes(password)).isFalse();
    }
}
