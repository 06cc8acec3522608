package org.opencodex.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static Identity of(String subject, String name, String email, boolean verified) {
        return new Identity("https://issuer.example", subject, name, email, verified, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " ada", "ada\n", "a\u0000b", "\ud800"})
    void refusesASubjectThatCouldBeTakenForAnother(String subject) {
        assertThatThrownBy(() -> of(subject, "Ada", null, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsNoControlCharactersInNamesAndGroups() {
        var identity = new Identity(
                "proxy",
                "ada",
                "Ada\r\nSet-Cookie: x\u0000",
                "a@b.example",
                true,
                Optional.of(Set.of("dev\n", " ", "ops")));
        assertThat(identity.name()).isEqualTo("AdaSet-Cookie: x");
        assertThat(identity.groups().orElseThrow()).containsExactlyInAnyOrder("dev", "ops");
    }

    @Test
    void isNamedByItsSubjectWhereNothingElseIsKnown() {
        assertThat(of("ada", null, null, false).name()).isEqualTo("ada");
        assertThat(of("ada", " ", null, false).name()).isEqualTo("ada");
    }

    @Test
    void administersBySubjectVerifiedAddressOrGroup() {
        var administrators = new Administrators(List.of("ada", "Root@Example.org", "group:ops"));
        assertThat(administrators.include(of("ada", "A", null, false), List.of()))
                .isTrue();
        assertThat(administrators.include(of("x", "X", "root@example.org", true), List.of()))
                .isTrue();
        assertThat(administrators.include(of("x", "X", null, false), List.of("ops")))
                .isTrue();
        assertThat(administrators.include(of("x", "X", "root@example.org", false), List.of("dev")))
                .isFalse();
        assertThat(administrators.include(of("group:ops", "X", null, false), List.of()))
                .isFalse();
    }
}
