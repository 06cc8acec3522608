package org.opencodex.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencodex.identity.User;
import org.opencodex.problem.ErrorCode;
import org.opencodex.problem.OpenCodexException;

class ImportPlacesTest {
    private static final ImportView NOTHING = new ImportView(List.of(), List.of(), 0);

    private final ImportPlaces places = new ImportPlaces();

    @Test
    void areOneForEach() throws IOException {
        try (var place = places.take(User.LOCAL)) {
            assertThatThrownBy(() -> places.take(User.LOCAL))
                    .isInstanceOfSatisfying(
                            OpenCodexException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED));
            assertThat(place.work(() -> NOTHING)).isSameAs(NOTHING);
        }
        places.take(User.LOCAL).close();
    }

    @Test
    void areFreeAfterAFailure() throws IOException {
        for (var i = 0; i < 5; i++) {
            try (var place = places.take(User.LOCAL)) {
                assertThatThrownBy(() -> place.work(() -> {
                            throw new IOException("broken");
                        }))
                        .hasMessage("broken");
            }
        }
    }
}
