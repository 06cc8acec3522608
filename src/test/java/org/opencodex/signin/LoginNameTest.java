package org.opencodex.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.problem.OpenCodexException;

class LoginNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"Ada Lovelace", " ada lovelace", "ADA   LOVELACE ", "\uff21da Lovelace", "ada\u00a0lovelace"})
    void isTheSameHoweverItIsTyped(String typed) {
        assertThat(LoginName.of(typed)).isEqualTo(LoginName.of("ada lovelace"));
    }

    @Test
    void isShownAsItWasTyped() {
        assertThat(LoginName.shown("  Ada Lovelace ")).isEqualTo("Ada Lovelace");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u3000", "Ada\u200b", "Ada\u202eevil", "Ada\nBob"})
    void isNotWhatTheEyeCannotTell(String typed) {
        assertThatThrownBy(() -> LoginName.shown(typed)).isInstanceOf(OpenCodexException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ada@", "@example.org", "ada lovelace@example.org", "a@b@c"})
    void refusesWhatIsNoAddress(String typed) {
        assertThatThrownBy(() -> LoginName.email(typed)).isInstanceOf(OpenCodexException.class);
    }

    @Test
    void hasNoAddressWhereNoneIsTyped() {
        assertThat(LoginName.email(null)).isNull();
        assertThat(LoginName.email(" ")).isNull();
        assertThat(LoginName.email(" ada@example.org ")).isEqualTo("ada@example.org");
    }
}
