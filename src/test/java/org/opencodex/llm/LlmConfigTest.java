package org.opencodex.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencodex.platform.MapConfig;

class LlmConfigTest {
    private static LlmConfig config(Map<String, String> properties) {
        return LlmConfig.of(new MapConfig(properties));
    }

    @Test
    void hasDefaults() {
        assertThat(config(Map.of()))
                .isEqualTo(new LlmConfig(
                        Duration.ofMillis(25),
                        new StreamLimits(
                                Duration.ofSeconds(120),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(30),
                                8_388_608,
                                1_048_576),
                        new Retries(2)));
    }

    @Test
    void hasNamesOfTheLimits() {
        var config = config(Map.of(
                "opencodex.llm.first-byte-timeout", "PT10S",
                "opencodex.llm.idle-timeout", "PT20S",
                "opencodex.llm.total-timeout", "PT1H",
                "opencodex.llm.max-text-bytes", "2000",
                "opencodex.llm.max-line-bytes", "3000",
                "opencodex.llm.retries", "0"));
        assertThat(config.limits())
                .isEqualTo(new StreamLimits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        Duration.ofHours(1),
                        2000,
                        3000));
        assertThat(config.retries()).isEqualTo(new Retries(0));
    }

    @ParameterizedTest
    @CsvSource({
        "opencodex.llm.first-byte-timeout, 120",
        "opencodex.llm.idle-timeout, PT0S",
        "opencodex.llm.idle-timeout, PT-5S",
        "opencodex.llm.total-timeout, P400D",
        "opencodex.llm.demo.delay, soon",
        "opencodex.llm.max-text-bytes, 8 MiB",
        "opencodex.llm.max-text-bytes, 0",
        "opencodex.llm.max-line-bytes, 99999999999",
        "opencodex.llm.retries, 3",
        "opencodex.llm.retries, -1"
    })
    void saysWhichLimitIsNone(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of(name, value)))
                .withMessageContaining(name)
                .withMessageContaining(value);
    }
}
