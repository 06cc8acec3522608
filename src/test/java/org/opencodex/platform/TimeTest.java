package org.opencodex.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTest {
    @Test
    void isKeptInUtc() {
        assertThat(Time.parse("2026-01-31T09:30:00.1234567+01:00").map(Time::wire))
                .contains("2026-01-31T08:30:00.123456Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-31",
                "+999999999-12-31T23:59:59-18:00",
                "-999999999-01-01T00:00:00+18:00",
                "0000-06-01T00:00:00Z",
                "+10000-01-01T00:00:00Z"
            })
    void isOfYearsThatTheDatabaseKnows(String text) {
        assertThat(Time.parse(text)).isEmpty();
    }

    @Test
    void knowsDays() {
        assertThat(Time.day("2026-01-31")).contains(LocalDate.of(2026, 1, 31));
        for (var text : new String[] {"", "2026-02-30", "+999999999-12-31", "-0001-01-01", "0000-01-01"}) {
            assertThat(Time.day(text)).as(text).isEmpty();
        }
    }
}
