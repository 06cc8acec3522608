package org.opencodex.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencodex.platform.MapConfig;

class PublicUrlTest {
    @Test
    void endsInASlash() {
        assertThat(PublicUrl.of(new MapConfig(Map.of("opencodex.public-url", "https://a.example/chat"))))
                .contains(URI.create("https://a.example/chat/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat.example.org",
                "ftp://a.example",
                "https://",
                "https://a@b.example/",
                "https://a.example/?x",
                "https://a b"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> PublicUrl.of(new MapConfig(Map.of("opencodex.public-url", text))))
                .hasMessageContaining("opencodex.public-url");
    }

    @ParameterizedTest
    @CsvSource({
        "https://A.example/x/, https://a.example",
        "https://a.example:443/, https://a.example",
        "http://a.example:8000/, http://a.example:8000"
    })
    void hasTheOriginThatBrowsersSend(URI url, String origin) {
        assertThat(PublicUrl.origin(url)).isEqualTo(origin);
    }
}
