package org.opencodex.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

class StrictJsonTest {
    private static byte[] list(int values) {
        return ("{\"x\":[" + "{},".repeat(values - 1) + "{}]}").getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(byte[] json, int most, ErrorCode code) {
        assertThatThrownBy(() -> StrictJson.read(json, most))
                .isInstanceOfSatisfying(
                        OpenCodexException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void readsNoMoreValuesThanItMay() {
        assertThat(StrictJson.read(list(1_000), 10_000).getJsonArray("x")).hasSize(1_000);
        // Each is two events: its beginning and its end.
        assertRefused(list(10_000), 10_000, ErrorCode.TOO_LARGE);
        assertRefused(list(1_000_000), 100_000, ErrorCode.TOO_LARGE);
    }

    @Test
    void saysOfWhatIsNoJsonThatItIsNone() {
        assertRefused("[".repeat(300_000).getBytes(StandardCharsets.UTF_8), 10_000, ErrorCode.MALFORMED_JSON);
        assertRefused(
                ("{\"x\":" + " ".repeat(300_000)).getBytes(StandardCharsets.UTF_8), 100, ErrorCode.MALFORMED_JSON);
        assertRefused("{".getBytes(StandardCharsets.UTF_8), 100, ErrorCode.MALFORMED_JSON);
    }
}
