package org.opencodex.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {
    private static final URI APPLICATION = URI.create("https://chat.example.org/open-codex/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/chats/0198-7",
                "/projects/1/chats/2?branch=3#last",
                "/search?query=a%20b%2F%2Fc&from=2026-01-01",
                "/loginer",
                "/chats/..1",
                "/a//b"
            })
    void leadsToAddressesOfTheApplication(String text) {
        assertThat(ReturnTo.of(text).below(APPLICATION)).isEqualTo("https://chat.example.org/open-codex" + text);
        assertThat(ReturnTo.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "chats/1",
                "//evil.example",
                "//evil.example/chats",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/chats\\..\\..",
                "https://evil.example/",
                "https:evil.example",
                "javascript:alert(1)",
                " /chats/1",
                "/chats/1 ",
                "/\tevil.example",
                "/\n/evil.example",
                "/chats\r\nSet-Cookie: a=b",
                "/\u0000",
                "/ünlaut",
                "/../other",
                "/chats/../../other",
                "/%2e%2E/other",
                "/.%2e",
                "/./",
                "/..",
                "/..?a",
                "/login",
                "/login?return_to=/login",
                "/callback?code=1",
                "/logout/back-channel",
                "/sign-in"
            })
    void leadsToTheStartPageInstead(String text) {
        assertThat(ReturnTo.of(text)).isEqualTo(ReturnTo.START);
    }

    @Test
    void leadsToTheStartPageWhereNothingOrTooMuchIsAsked() {
        assertThat(ReturnTo.of(null)).isEqualTo(ReturnTo.START);
        assertThat(ReturnTo.of("/" + "a".repeat(2_000))).isEqualTo(ReturnTo.START);
        assertThat(ReturnTo.START.below(APPLICATION)).isEqualTo(APPLICATION.toString());
    }
}
